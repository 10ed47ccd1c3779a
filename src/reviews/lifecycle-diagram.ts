import { TRANSITIONS, type StepTaker } from './claim-lifecycle.js';

interface Step {
  action: string;
  from: string;
  to: string;
  by: readonly StepTaker[];
  when?: string;
}

/** The life of a claim as Markdown: a Mermaid diagram with one arrow for each way from state to state, then every step. */
export function lifecycleMarkdown(steps: readonly Step[] = TRANSITIONS): string {
  return ['```mermaid', ...diagram(steps), '```', '', ...table(steps), ''].join('\n');
}

function diagram(steps: readonly Step[]): string[] {
  const states = unique(steps.flatMap(({ from, to }) => [from, to]));
  const starts = states.filter((state) => steps.every(({ to }) => to !== state));
  const ends = states.filter((state) => steps.every(({ from }) => from !== state));
  const ways = unique(steps.map(({ from, to }) => `${from} --> ${to}`));
  return [
    'stateDiagram-v2',
    ...starts.map((state) => `  [*] --> ${state}`),
    ...ways.map((way) => `  ${way}: ${label(steps.filter(({ from, to }) => `${from} --> ${to}` === way))}`),
    ...ends.map((state) => `  ${state} --> [*]`),
  ];
}

/** Actions of one arrow, those that the same people may take together: `dismiss, boost (leads)`. */
function label(steps: readonly Step[]): string {
  const groups = unique(steps.map(({ by }) => who(by)));
  return groups
    .map((group) => {
      const actions = steps.filter(({ by }) => who(by) === group).map(({ action }) => action);
      return `${unique(actions).join(', ')} (${group})`;
    })
    .join(', ');
}

function table(steps: readonly Step[]): string[] {
  const rows = steps.map(
    ({ action, from, to, by, when }) => `| ${action} | ${from} | ${to} | ${who(by)} | ${when ?? ''} |`,
  );
  return ['| step | from | to | who | when |', '|---|---|---|---|---|', ...rows];
}

/** Whoever reviews may be a lead or an admin too, and a lead may be an admin. */
function who(by: readonly StepTaker[]): string {
  const people = by.includes('reviewer') ? ['reviewers'] : by.includes('lead') ? ['leads'] : [];
  return [...people, ...(by.includes('system') ? ['the machine'] : [])].join(' or ');
}

const unique = <Item>(items: Item[]): Item[] => [...new Set(items)];
