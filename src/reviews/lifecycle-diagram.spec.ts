import { describe, expect, test } from '@jest/globals';
import { ClaimState } from '../database/generated/enums.js';
import { TRANSITIONS } from './claim-lifecycle.js';
import { lifecycleMarkdown } from './lifecycle-diagram.js';

const REVIEWERS = ['reviewer', 'lead', 'admin'] as const;
const LEADS = ['lead', 'admin'] as const;

describe('the lifecycle as Markdown', () => {
  test('draws one arrow for each way, with who may take which step, and lists every step', () => {
    const markdown = lifecycleMarkdown([
      { action: 'open', from: 'extracted', to: 'open', by: ['system'] },
      { action: 'boost', from: 'open', to: 'open', by: LEADS },
      { action: 'assign', from: 'open', to: 'open', by: LEADS },
      { action: 'judge', from: 'open', to: 'concluded', by: REVIEWERS, when: 'one is enough' },
      { action: 'recheck', from: 'concluded', to: 'open', by: ['system'] },
      { action: 'reopen', from: 'concluded', to: 'open', by: [...LEADS, 'system'] },
      { action: 'drop', from: 'open', to: 'dropped', by: [...REVIEWERS, 'system'] },
    ]);
    expect(markdown).toBe(`\`\`\`mermaid
stateDiagram-v2
  [*] --> extracted
  extracted --> open: open (the machine)
  open --> open: boost, assign (leads)
  open --> concluded: judge (reviewers)
  concluded --> open: recheck (the machine), reopen (leads or the machine)
  open --> dropped: drop (reviewers or the machine)
  dropped --> [*]
\`\`\`

| step | from | to | who | when |
|---|---|---|---|---|
| open | extracted | open | the machine |  |
| boost | open | open | leads |  |
| assign | open | open | leads |  |
| judge | open | concluded | reviewers | one is enough |
| recheck | concluded | open | the machine |  |
| reopen | concluded | open | leads or the machine |  |
| drop | open | dropped | reviewers or the machine |  |
`);
  });

  test('shows every state and every step that there is', () => {
    const lines = lifecycleMarkdown().split('\n');
    for (const state of Object.values(ClaimState)) expect(lines.some((line) => line.includes(` ${state}`))).toBe(true);
    expect(lines.filter((line) => line.startsWith('| ')).length).toBe(TRANSITIONS.length + 1);
    expect(lines).toContain('  [*] --> extracted');
  });
});
