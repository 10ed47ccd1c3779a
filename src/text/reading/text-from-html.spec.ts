import { describe, expect, it } from '@jest/globals';
import { TextError, textFromHtml } from '../index.js';

describe('textFromHtml', () => {
  it('turns blocks into paragraphs and decodes entities', () => {
    const page =
      '<html><head><title>Strait &amp; talks</title></head><body><h1>Talks</h1><p>One<br>line &mdash; &ldquo;two&rdquo;.</p><ul><li>a</li><li>b</li></ul></body></html>';
    expect(textFromHtml(page)).toEqual({ title: 'Strait & talks', text: 'Talks\n\nOne\nline — “two”.\n\na\n\nb' });
  });

  it('drops what is not prose', () => {
    const page =
      '<nav>Home</nav><script>var a = "<p>x</p>";</script><style>p{}</style><p>Kept   words.</p><footer>About</footer><noscript>On</noscript>';
    expect(textFromHtml(page)).toEqual({ title: null, text: 'Kept words.' });
  });

  it('takes the first heading where there is no title', () => {
    expect(textFromHtml('<h1>First <em>one</em></h1><h1>Second</h1><p>x</p>').title).toBe('First one');
  });

  it('survives broken markup', () => {
    expect(textFromHtml('<p>a <b>b</p></i></div> c &bogus; <').text).toContain('a b');
  });

  it('refuses a nest of tags at the depth limit instead of reading on', () => {
    const bomb = '<div>'.repeat(200_000);
    expect(() => textFromHtml(bomb)).toThrow(TextError);
    expect(() => textFromHtml(bomb)).toThrow(expect.objectContaining({ code: 'html_too_deep' }));
    expect(textFromHtml(`${'<div>'.repeat(500)}deep${'</div>'.repeat(500)}`).text).toBe('deep');
  });

  it('reads many siblings', () => {
    expect(textFromHtml('<p>x</p>'.repeat(2000)).text.split('\n\n')).toHaveLength(2000);
  });
});
