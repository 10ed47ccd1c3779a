// Draws terminal output as an SVG for the README: `node scripts/terminal-picture.mjs 'npm start' < output.txt > docs/start.svg`.
// Keys are left out, and of a long output the middle.
import { text } from 'node:stream/consumers';
import process from 'node:process';

const [ADVANCE, LINE, MARGIN, MOST] = [7.8, 17, 18, 64];
const escape = (line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const command = process.argv[2] ?? '';
const lines = (await text(process.stdin))
  .replaceAll(/cd_[\w-]{20,}/g, 'cd_…')
  .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
  .replaceAll(/\S*\/(?=\.claimdesk)/g, '')
  .trim()
  .split('\n')
  .filter((line) => !line.startsWith('> ') && !line.startsWith('npm '));
const half = MOST / 2;
const shown = lines.length > MOST ? [...lines.slice(0, half), '  ⋮', ...lines.slice(-half)] : lines;
const rows = [`$ ${command}`, ...shown];
const width = Math.max(...rows.map((row) => [...row].length)) * ADVANCE + 2 * MARGIN;
const height = rows.length * LINE + 2 * MARGIN;
const words = rows.map((row, i) => {
  const colour = i === 0 ? '#7ee787' : /^[┌├└│]/.test(row) ? '#c9d1d9' : '#a5d6ff';
  return `<text x="${MARGIN}" y="${MARGIN + (i + 0.8) * LINE}" fill="${colour}" xml:space="preserve">${escape(row)}</text>`;
});
process.stdout
  .write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${height}" width="${Math.ceil(width)}" height="${height}">
<rect width="100%" height="100%" rx="10" fill="#0d1117"/>
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="13">
${words.join('\n')}
</g>
</svg>
`);
