/** What each payload would do if it ran: the walk sees all three. */
const DOES = ['globalThis.ran=1', 'alert(1)', "document.title='ran'"];

const VECTORS: ((js: string) => string)[] = [
  (js) => `<script>${js}</script>`,
  (js) => `<img src=x onerror="${js}">`,
  (js) => `<svg onload="${js}">`,
  (js) => `<svg/onload=${js}>`,
  (js) => `"><img src=x onerror="${js}">`,
  (js) => `'><svg onload="${js}">`,
  (js) => `javascript:${js}//a`,
  (js) => `JaVaScRiPt:${js}//b`,
  (js) => `data:text/html,<script>${js}</script>`,
  (js) => `<iframe srcdoc="<script>parent.${js}</script>">`,
  (js) => `<iframe src="javascript:${js}">`,
  (js) => `<a href="javascript:${js}">a</a>`,
  (js) => `[a](javascript:${js})`,
  (js) => `<body onload="${js}">`,
  (js) => `<details open ontoggle="${js}">`,
  (js) => `<input autofocus onfocus="${js}">`,
  (js) => `<b tabindex=1 autofocus onfocus="${js}">x</b>`,
  (js) => `<video><source onerror="${js}"></video>`,
  (js) => `<audio src=x onerror="${js}">`,
  (js) => `<math><a xlink:href="javascript:${js}">m</a></math>`,
  (js) => `<svg><animate onbegin="${js}" attributeName=x dur=1s>`,
  (js) => `<svg><script>${js}</script></svg>`,
  (js) => `<style onload="${js}">x{}</style>`,
  (js) => `<meta http-equiv=refresh content="0;url=javascript:${js}">`,
  (js) => `<object data="javascript:${js}"></object>`,
  (js) => `<embed src="javascript:${js}">`,
  (js) => `<form action="javascript:${js}"><button>f</button></form>`,
  (js) => `</script><script>${js}</script>`,
  (js) => `</textarea><script>${js}</script>`,
  (js) => `</title><img src=x onerror="${js}">`,
  (js) => `--><script>${js}</script>`,
  (js) => `]]><script>${js}</script>`,
  (js) => `<noscript><p title="</noscript><img src=x onerror=${js}>">`,
  (js) => `<template><script>${js}</script></template>`,
  (js) => `{{constructor.constructor("${js}")()}}`,
  (js) => `\${${js}}`,
  (js) => `<%= ${js} %>`,
  (js) => `\\u003cscript\\u003e${js}\\u003c/script\\u003e`,
  (js) => `%3Cscript%3E${js}%3C/script%3E`,
  (js) => `&lt;script&gt;${js}&lt;/script&gt;`,
  (js) => `<scr<script>ipt>${js}</scr</script>ipt>`,
];

/** A payload of each kind for each of the three deeds, the three of one vector together. */
export const XSS_TRIPLES: [string, string, string][] = VECTORS.map((vector) => {
  const [a, b, c] = DOES.map(vector);
  return [a!, b!, c!];
});
export const XSS_PAYLOADS: string[] = XSS_TRIPLES.flat();
