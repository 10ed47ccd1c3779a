import jsonld from 'jsonld';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const BASE = 'http://schema.org/';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** The vocabulary: what each term is said to be, by predicate. */
const facts = new Map<string, Map<string, string[]>>();
const file = createRequire(import.meta.url).resolve('@vocabulary/schema/schema.nq');
for (const line of readFileSync(file, 'utf8').split('\n')) {
  const [, subject, predicate, object] = /^<([^>]*)> <([^>]*)> <([^>]*)> /.exec(line) ?? [];
  if (!subject || !predicate || !object) continue;
  const of = facts.get(subject) ?? facts.set(subject, new Map()).get(subject)!;
  of.set(predicate, [...(of.get(predicate) ?? []), object]);
}
const all = (subject: string, predicate: string): string[] => facts.get(subject)?.get(predicate) ?? [];

function withParents(type: string): Set<string> {
  const found = new Set([type]);
  for (const one of found) for (const parent of all(one, `${RDFS}subClassOf`)) found.add(parent);
  return found;
}

/** Which of the vocabulary's data types a value in JSON can be. */
function dataTypes(value: unknown): Set<string> {
  const names = ['Text'];
  if (typeof value === 'number')
    return new Set(['Number', ...(Number.isInteger(value) ? ['Integer'] : [])].map((n) => BASE + n));
  if (typeof value === 'boolean') return new Set([`${BASE}Boolean`]);
  const text = String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) names.push('Date', 'DateTime');
  if (/^https?:/.test(text) && URL.canParse(text)) names.push('URL');
  return new Set(names.map((name) => BASE + name));
}

/**
 * What is wrong with JSON-LD by schema.org: types and properties that there are not, properties that are not for their type,
 * values that are not of a type that the property takes. Everything is read from the vocabulary, nothing from the network.
 */
export async function schemaOrgFaults(document: object): Promise<string[]> {
  const expanded = await jsonld.expand(document, {
    documentLoader: (url) => {
      if (url !== 'https://schema.org') throw new Error(`no context for ${url}`);
      return Promise.resolve({ documentUrl: url, document: { '@context': { '@vocab': BASE } } });
    },
  });
  return expanded.flatMap((node) => [...nodeFaults(node as Record<string, unknown>)]);
}

function* nodeFaults(node: Record<string, unknown>): Generator<string> {
  const types = (node['@type'] ?? []) as string[];
  if (!types.length) yield 'a node without a type';
  for (const type of types) if (!all(type, RDF_TYPE).includes(`${RDFS}Class`)) yield `no type ${type}`;
  const classes = new Set(types.flatMap((type) => [...withParents(type)]));
  for (const [property, values] of Object.entries(node)) {
    if (property.startsWith('@')) continue;
    const domain = all(property, `${BASE}domainIncludes`);
    const range = all(property, `${BASE}rangeIncludes`);
    if (!domain.length) {
      yield `no property ${property}`;
      continue;
    }
    if (!domain.some((type) => classes.has(type))) yield `${property} is not for ${types.join()}`;
    for (const value of values as Record<string, unknown>[]) {
      const its =
        '@value' in value
          ? dataTypes(value['@value'])
          : new Set((value['@type'] as string[]).flatMap((t) => [...withParents(t)]));
      if (!range.some((type) => its.has(type)))
        yield `${property} takes ${range.join()}, not ${JSON.stringify(value).slice(0, 60)}`;
      if (!('@value' in value)) yield* nodeFaults(value);
    }
  }
}
