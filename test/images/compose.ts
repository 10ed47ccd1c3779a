import { parse } from 'yaml';

export interface Service {
  image: string;
  build?: { context: string; target?: string };
  command?: string[];
  environment?: Record<string, string | number>;
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  restart?: string;
  init?: boolean;
  read_only?: boolean;
  tmpfs?: string[];
  security_opt?: string[];
  cap_drop?: string[];
  user?: string;
  container_name?: string;
  stop_grace_period?: string;
}

export interface Compose {
  services: Record<string, Service>;
  networks: Record<string, object | null>;
  volumes: Record<string, object | null>;
}

/** A compose file as the engine sees it: anchors merged, variables filled in from `env` or their defaults. */
export function readCompose(text: string, env: Record<string, string> = {}): Compose {
  const filled = text.replace(/\$\{(\w+)(?::-([^}]*))?\}/g, (_all, name: string, fallback: string | undefined) => {
    const value = env[name] || fallback;
    if (value === undefined) throw new Error(`compose: ${name} has no default`);
    return value;
  });
  return parse(filled, { merge: true }) as Compose;
}

/** Names of the variables that a compose file takes from outside. */
export const variablesOf = (text: string): string[] => [
  ...new Set([...text.matchAll(/\$\{(\w+)/g)].map((match) => match[1]!)),
];
