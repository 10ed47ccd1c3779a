import { isCollection, isPair, LineCounter, parseDocument, type Document } from 'yaml';

/** Where something stands in a YAML file: keys and indexes from the top, such as `['claims', 3, 'quote']`. */
export type Path = readonly (string | number)[];

/** One thing that is wrong, as `file:line: field: what, and how to mend it`. */
export type Problem = string;

/** A YAML file read field by field; whatever is not as asked for becomes a problem with its line, and is read as undefined. */
export class Sheet {
  private readonly document: Document.Parsed;
  private readonly content: unknown;
  private readonly lines = new LineCounter();

  constructor(
    private readonly file: string,
    yaml: string,
    private readonly problems: Problem[],
  ) {
    this.document = parseDocument(yaml, { lineCounter: this.lines });
    for (const { message, pos } of [...this.document.errors, ...this.document.warnings])
      this.report(this.lines.linePos(pos[0]).line, 'YAML', message.split(' at line ')[0] ?? message);
    this.content = this.document.errors.length > 0 ? undefined : this.document.toJS();
  }

  problem(path: Path, message: string): undefined {
    // Where the YAML itself is broken every field would seem to be missing.
    if (this.document.errors.length > 0) return undefined;
    this.report(this.lineOf(path), fieldName(path), message);
    return undefined;
  }

  /** A string that is not empty. */
  text(path: Path): string | undefined {
    const value = this.value(path);
    if (value === undefined) return this.problem(path, 'is missing; add it');
    if (typeof value !== 'string')
      return this.problem(path, `must be text but is ${shown(value)}; put it in quotation marks`);
    if (value.trim() === '') return this.problem(path, 'is empty; fill it in or remove the entry');
    if (value.includes('\n')) return this.problem(path, 'runs over a line break; one piece for each paragraph');
    return value;
  }

  optional(path: Path): string | undefined {
    return this.value(path) === undefined ? undefined : this.text(path);
  }

  oneOf<T extends string>(path: Path, known: readonly T[]): T | undefined {
    const value = this.text(path);
    const found = known.find((item) => item === value);
    if (value !== undefined && found === undefined)
      this.problem(path, `“${value}” is not known; write one of: ${known.join(', ')}`);
    return found;
  }

  /** One text or a list of texts. */
  texts(path: Path): string[] | undefined {
    const value = this.value(path);
    if (!Array.isArray(value)) {
      const only = this.text(path);
      return only === undefined ? undefined : [only];
    }
    const all = value.map((_, i) => this.text([...path, i]));
    if (all.length === 0) return this.problem(path, 'is an empty list; fill it in or remove the entry');
    return all.every((item) => item !== undefined) ? all : undefined;
  }

  /** The paths of a list's entries, each checked to be a map with no other keys than `keys`. */
  entries(path: Path, keys: readonly string[], required: boolean): Path[] {
    const value = this.value(path);
    if (value === undefined && !required) return [];
    if (!Array.isArray(value)) {
      this.problem(path, 'must be a list, each entry on a line that begins with “- ”');
      return [];
    }
    return value.map((_, i) => [...path, i]).filter((entry) => this.keys(entry, keys));
  }

  /** Whether a map stands there; keys that nobody reads are problems. */
  keys(path: Path, known: readonly string[]): boolean {
    const value = this.value(path);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.problem(path, `must be fields such as “${known[0] ?? ''}: …”`);
      return false;
    }
    for (const key of Object.keys(value))
      if (!known.includes(key)) this.problem([...path, key], `is not a field; known are ${known.join(', ')}`);
    return true;
  }

  value(path: Path): unknown {
    let value = this.content;
    for (const key of path) value = (value as Record<string | number, unknown> | null | undefined)?.[key];
    return value ?? undefined;
  }

  private lineOf(path: Path): number {
    for (let length = path.length; length > 0; length -= 1) {
      const parent: unknown = length === 1 ? this.document.contents : this.document.getIn(path.slice(0, length - 1));
      if (!isCollection(parent)) continue;
      const key = path[length - 1];
      const item = parent.items.find((entry, i) => (isPair(entry) ? String(entry.key) === key : i === key));
      const node: unknown = isPair(item) ? item.key : item;
      const range = (node as { range?: readonly number[] } | undefined)?.range;
      if (range?.[0] !== undefined) return this.lines.linePos(range[0]).line;
    }
    return 1;
  }

  private report(line: number, field: string, message: string): void {
    this.problems.push(`${this.file}:${line}: ${field}: ${message}`);
  }
}

function fieldName(path: Path): string {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return name === '' ? 'the file' : name.slice(1);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `the ${typeof value} ${JSON.stringify(value)}`;
}
