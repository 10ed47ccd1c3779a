/** One instruction, its continued lines joined; `flags` are its leading `--name=value`s. */
export interface Instruction {
  name: string;
  flags: Record<string, string>;
  text: string;
  /** Words of a JSON-array form, or of the text split at spaces. */
  words: string[];
}

export interface Stage {
  name: string;
  image: string;
  instructions: Instruction[];
}

/** The stages of a Dockerfile in order: as much of the format as ours uses. @throws on a line it does not know */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  const lines = text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, ' ')
    .split('\n');
  for (const line of lines.filter((each) => each.trim())) {
    const match = /^([A-Z]+)\s+(.+)$/.exec(line.trim());
    if (!match) throw new Error(`Dockerfile: cannot read “${line}”`);
    const instruction = readInstruction(match[1]!, match[2]!);
    if (instruction.name === 'FROM') {
      const [image = '', , name = String(stages.length)] = instruction.words;
      stages.push({ image, name, instructions: [] });
    } else {
      const stage = stages.at(-1);
      if (!stage) throw new Error(`Dockerfile: ${instruction.name} before FROM`);
      stage.instructions.push(instruction);
    }
  }
  return stages;
}

function readInstruction(name: string, rest: string): Instruction {
  const flags: Record<string, string> = {};
  let text = rest;
  for (let match; (match = /^--([\w-]+)=(\S+)\s+/.exec(text)); text = text.slice(match[0].length))
    flags[match[1]!] = match[2]!;
  const json = text.startsWith('[') ? (JSON.parse(text) as string[]) : undefined;
  return { name, flags, text, words: json ?? text.match(/(?:"[^"]*"|[^\s"])+/g) ?? [] };
}

/** What ENV sets in a stage. */
export function environmentOf(stage: Stage): Record<string, string> {
  const words = stage.instructions.filter(({ name }) => name === 'ENV').flatMap((instruction) => instruction.words);
  return Object.fromEntries(
    words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1).replace(/^"|"$/g, '')]),
  );
}

/** The command of HEALTHCHECK, or undefined. */
export function healthCommandOf(stage: Stage): string[] | undefined {
  const text = stage.instructions.find(({ name }) => name === 'HEALTHCHECK')?.text;
  return text?.startsWith('CMD [') ? (JSON.parse(text.slice(4)) as string[]) : undefined;
}

/** Whether a path of the context is kept out of a build. Later lines win, as Docker reads them. */
export function ignores(dockerignore: string, path: string): boolean {
  let ignored = false;
  for (const line of dockerignore.split('\n').map((each) => each.trim())) {
    if (!line || line.startsWith('#')) continue;
    const pattern = line.replace(/^!/, '');
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(?:.*/)?'));
    if (new RegExp(`^${source}(?:/.*)?$`).test(path)) ignored = !line.startsWith('!');
  }
  return ignored;
}
