const DESCRIPTIONS: SettingDescription[] = [];

export interface SettingDescription {
  property: string;
  /** Name of the environment variable. */
  variable: string;
  fallback: string | number | undefined;
  meaning: string;
}

/** Ties a property of Settings to an environment variable; its default gives the type that the text is read as. */
export function Setting(variable: string, fallback: string | number | undefined, meaning: string): PropertyDecorator {
  return (_target, property) => {
    DESCRIPTIONS.push({ property: String(property), variable, fallback, meaning });
  };
}

/** All settings in the order of the class: what loading reads and the documentation prints. */
export const settingDescriptions = (): readonly SettingDescription[] => DESCRIPTIONS;
