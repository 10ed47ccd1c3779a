import 'reflect-metadata';
import '../config/settings.js';
import { settingDescriptions } from '../config/setting.js';

/** The settings as a Markdown table: the README's comes from here. */
export function settingsTable(): string {
  const rows = settingDescriptions().map(
    ({ variable, fallback, meaning }) =>
      `| \`${variable}\` | ${fallback === undefined ? '' : `\`${fallback}\``} | ${meaning} |`,
  );
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n');
}
