const DESCRIPTIONS: SettingDescription[] = [];

export interface SettingDescription {
  property: string;
  /** Name of the environment variable. */
  variable: string;
  fallback: string | number | undefined;
  meaning: string;
  /** Never shown, not even where it is wrong. */
  secret: boolean;
}

/** Ties a property of Settings to an environment variable; its default gives the type that the text is read as. */
export function Setting(
  variable: string,
  fallback: string | number | undefined,
  meaning: string,
  { secret = false } = {},
): PropertyDecorator {
  return (_target, property) => {
    DESCRIPTIONS.push({ property: String(property), variable, fallback, meaning, secret });
  };
}

/** All settings in the order of the class: what loading reads and the documentation prints. */
export const settingDescriptions = (): readonly SettingDescription[] => DESCRIPTIONS;
