import { settingDescriptions } from '../../src/config/setting.js';
import '../../src/config/settings.js';
import { readCompose, variablesOf, type Compose, type Service } from './compose.js';
import { environmentOf, healthCommandOf, ignores, readDockerfile, type Stage } from './dockerfile.js';

/** The three files, and what the repository has. */
export interface ImageFiles {
  dockerfile: string;
  compose: string;
  dockerignore: string;
  /** Paths of the repository that git knows. */
  paths: string[];
  /** `dist/main.*.js` entries come from these. */
  cliCommands: string[];
}

/** Variables of images that are not ours, and of Node. */
const IMAGE_VARIABLES: Record<string, string[]> = {
  postgres: ['POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB'],
  redis: ['REDISCLI_AUTH'],
};
/** Programs that an image has. */
const IMAGE_PROGRAMS: Record<string, string[]> = {
  postgres: ['postgres', 'pg_isready'],
  redis: ['redis-server', 'redis-cli'],
  claimdesk: ['node'],
};
const FROM_OUTSIDE = ['POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'LOG_LEVEL', 'SECRETS_KEY', 'BIND_ADDRESS', 'API_PORT'];
const FIXED_TAG = /^[\w./-]+:\d+(\.\d+)+(-[\w.-]+)?$/;

/** Everything that is wrong with the image files, one line each; empty when nothing is. */
export function faultsOf(files: ImageFiles): string[] {
  const stages = readDockerfile(files.dockerfile);
  const compose = readCompose(files.compose);
  return [...dockerfileFaults(stages, files), ...composeFaults(compose, stages, files), ...ignoreFaults(files)];
}

function dockerfileFaults(stages: Stage[], { paths, dockerignore }: ImageFiles): string[] {
  const faults: string[] = [];
  const has = (path: string): boolean =>
    paths.some((each) => (each === path || each.startsWith(`${path}/`)) && !ignores(dockerignore, each));
  stages.forEach((stage, i) => {
    if (!FIXED_TAG.test(stage.image)) faults.push(`${stage.name}: ${stage.image} has no fixed tag`);
    for (const { name, flags, words } of stage.instructions.filter((each) => each.name === 'COPY')) {
      const from = flags['from'];
      if (from !== undefined && !stages.slice(0, i).some((each) => each.name === from))
        faults.push(`${name}: no earlier stage ${from}`);
      if (from === undefined)
        for (const path of words.slice(0, -1)) if (!has(path)) faults.push(`COPY: ${path} is not in the context`);
    }
  });
  const last = stages.at(-1)!;
  const user = last.instructions.findLast(({ name }) => name === 'USER')?.words[0] ?? 'root';
  if (!(Number(user.split(':')[0]) >= 10_000)) faults.push(`USER ${user}: not a number of 10000 or more`);
  const env = environmentOf(last);
  if (env['NODE_ENV'] !== 'production') faults.push('NODE_ENV is not production');
  for (const variable of Object.keys(env)) {
    if (!isSetting(variable)) faults.push(`ENV ${variable}: no such setting`);
    if (/PASSWORD|SECRET|TOKEN|_URL$/.test(variable))
      faults.push(`ENV ${variable}: belongs to the container, not the image`);
  }
  if (!healthCommandOf(last)?.join(' ').includes(`:${env['PORT']}/health/`))
    faults.push('HEALTHCHECK does not ask the api’s port');
  const command = last.instructions.findLast(({ name }) => name === 'CMD')?.words ?? [];
  faults.push(...commandFaults('CMD', command, IMAGE_PROGRAMS['claimdesk']!, paths));
  return faults;
}

function composeFaults(compose: Compose, stages: Stage[], { compose: text, paths, cliCommands }: ImageFiles): string[] {
  const faults: string[] = [];
  const env = environmentOf(stages.at(-1)!);
  for (const variable of variablesOf(text))
    if (!FROM_OUTSIDE.includes(variable)) faults.push(`variable ${variable} is not documented`);
  for (const [name, service] of Object.entries(compose.services)) {
    const add = (fault: string): void => void faults.push(`${name}: ${fault}`);
    const kind = service.build ? 'claimdesk' : service.image.split(':')[0]!;
    const programs = IMAGE_PROGRAMS[kind] ?? [];
    if (!FIXED_TAG.test(service.image)) add(`${service.image} has no fixed tag`);
    if (service.build?.target && !stages.some((stage) => stage.name === service.build!.target))
      add(`no stage ${service.build.target}`);
    for (const variable of Object.keys(service.environment ?? {})) {
      if (service.build ? !isSetting(variable) : !IMAGE_VARIABLES[kind]?.includes(variable))
        add(`no such variable ${variable}`);
    }
    faults.push(...commandFaults(name, service.command ?? [], programs, paths));
    if (service.command?.includes('dist/main.cli.js') && !cliCommands.includes(service.command.at(-1)!))
      add(`no command ${service.command.at(-1)}`);
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      const needed = compose.services[other];
      if (!needed) add(`depends on ${other}, which is no service`);
      else if (condition === 'service_healthy' && !needed.healthcheck?.test)
        add(`waits for the health of ${other}, which tells none`);
      else if (condition === 'service_completed_successfully' && needed.restart !== 'no')
        add(`waits for the end of ${other}, which restarts`);
    }
    for (const network of service.networks ?? []) if (!(network in compose.networks)) add(`no network ${network}`);
    for (const volume of service.volumes ?? [])
      if (!(volume.split(':')[0]! in compose.volumes)) add(`no volume ${volume}`);
    if (!service.security_opt?.includes('no-new-privileges:true')) add('may gain privileges');
    if (service.container_name) add('has a name, so there can be one only');
    if (service.build) faults.push(...appFaults(name, service, env));
    faults.push(...healthFaults(name, service, programs, { ...env, ...service.environment }));
    for (const host of hostsOf(service)) if (!(host in compose.services)) add(`host ${host} is no service`);
  }
  return faults;
}

function appFaults(name: string, service: Service, env: Record<string, string>): string[] {
  const faults: string[] = [];
  if (!service.read_only || !service.tmpfs?.includes('/tmp')) faults.push(`${name}: its file system can be written`);
  if (!service.cap_drop?.includes('ALL')) faults.push(`${name}: keeps capabilities`);
  if (!service.init) faults.push(`${name}: has no init to pass signals on`);
  if (service.user) faults.push(`${name}: overrides the image’s user`);
  for (const port of service.ports ?? []) {
    if (name === 'worker') faults.push('worker: publishes a port, so it cannot be scaled');
    const inside = String(service.environment?.['PORT'] ?? env['PORT']);
    if (port.split(':').at(-1) !== inside) faults.push(`${name}: publishes ${port}, but listens on ${inside}`);
  }
  const grace = Number(service.stop_grace_period?.replace('s', '') ?? 10);
  if (grace <= Number(service.environment?.['SHUTDOWN_SECONDS'] ?? 0))
    faults.push(`${name}: is killed before SHUTDOWN_SECONDS`);
  return faults;
}

function healthFaults(
  name: string,
  service: Service,
  programs: string[],
  env: Record<string, string | number>,
): string[] {
  if (service.restart === 'no') return [];
  const test = service.healthcheck?.test;
  if (!test) return [`${name}: runs on and tells no health`];
  const command = test[0] === 'CMD-SHELL' ? test[1]!.split(' ') : test.slice(1);
  const faults = programs.includes(command[0]!) ? [] : [`${name}: health by ${command[0]}, which its image lacks`];
  if (!service.build) return faults;
  const port = String(env[name === 'worker' ? 'WORKER_PORT' : 'PORT']);
  if (!command.join(' ').includes(`:${port}/health/ready`)) faults.push(`${name}: health is not asked on port ${port}`);
  return faults;
}

/** A command's program is in the image, and the compiled file it names has a source. */
function commandFaults(where: string, command: string[], programs: string[], paths: string[]): string[] {
  const faults =
    command[0] === undefined || programs.includes(command[0]) ? [] : [`${where}: no program ${command[0]}`];
  for (const word of command.filter((each) => each.startsWith('dist/'))) {
    const source = word.replace(/^dist/, 'src').replace(/\.js$/, '.ts');
    if (!paths.includes(source)) faults.push(`${where}: ${word} has no source`);
  }
  return faults;
}

function ignoreFaults({ dockerignore }: ImageFiles): string[] {
  const secret = [
    '.git/config',
    '.env',
    '.env.local',
    'src/.env',
    'node_modules/pg/index.js',
    '.claimdesk/dev-keys.json',
    'dist/main.api.js',
  ];
  return secret.filter((path) => !ignores(dockerignore, path)).map((path) => `.dockerignore lets ${path} in`);
}

const isSetting = (variable: string): boolean => settingDescriptions().some((setting) => setting.variable === variable);

const hostsOf = (service: Service): string[] =>
  Object.values(service.environment ?? {})
    .map(String)
    .filter((value) => /^(postgresql|redis):/.test(value))
    .map((value) => new URL(value).hostname);
