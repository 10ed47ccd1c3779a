import { validateSync } from 'class-validator';
import { settingDescriptions } from './setting.js';
import { Settings } from './settings.js';

/** Settings that cannot be used: every fault at once, one line each, naming the variable. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/**
 * Reads and checks the whole environment. An empty variable counts as unset.
 * @throws SettingsError naming every variable that is wrong
 */
export function loadSettings(env: Record<string, string | undefined> = process.env): Settings {
  const settings = new Settings();
  for (const { property, variable, fallback } of settingDescriptions()) {
    const text = env[variable]?.trim();
    const value = text === undefined || text === '' ? fallback : typeof fallback === 'number' ? Number(text) : text;
    if (value !== undefined) Object.assign(settings, { [property]: value });
  }
  const faults = validateSync(settings).map((fault) => {
    const { variable, secret } = settingDescriptions().find((d) => d.property === fault.property)!;
    const why = Object.values(fault.constraints ?? {}).map((text) => text.replace(`${fault.property} `, ''));
    return `${variable}=${secret ? '(hidden)' : (env[variable] ?? '')}: ${why.join(', ')}`;
  });
  if (faults.length) throw new SettingsError(`Settings that cannot be used:\n  ${faults.join('\n  ')}`);
  return settings;
}
