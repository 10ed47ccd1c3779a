/** The words of an adjudication. */
export const adjudication = {
  'adjudication.title': 'Two judgements that differ',
  'adjudication.help':
    'Read both with their evidence, then judge anew. Your judgement is the verdict; it may agree with neither.',
  'adjudication.what': 'What',
  'adjudication.same': 'The same',
  'adjudication.differs': 'Differs',
  'adjudication.onlyHere': 'only here',
  'adjudication.reasons': 'In doubt',
  'adjudication.rationale': 'Why',
  'adjudication.settle': 'Would settle it',
  'adjudication.asOf': 'As of',
  'adjudication.evidence': 'Evidence',
  'adjudication.startFrom': 'Start from this',
  'adjudication.started': 'Findings, reasons and evidence are taken over. The words are yours to write.',
  'adjudication.primary': 'primary source',
  'shortcuts.startFirst': 'Start from the first judgement',
  'shortcuts.startSecond': 'Start from the second judgement',
} as const;
