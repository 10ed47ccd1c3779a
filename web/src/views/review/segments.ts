/** A stretch of text that something lies on. Offsets are UTF-16 code units, the end exclusive. */
export interface Layer<Mark> {
  start: number;
  end: number;
  mark: Mark;
}

/** A stretch on which the same layers lie from its first to its last unit. */
export interface Segment<Mark> {
  start: number;
  end: number;
  marks: Mark[];
}

/**
 * Cuts `start..end` wherever a layer begins or ends. The segments tile the stretch in order and without gaps; layers may
 * overlap and nest in any way. Empty layers lie on nothing, and what hangs over the ends is cut off. Time: n log n of the
 * layers, and the marks that come out.
 */
export function segmentsOf<Mark>(start: number, end: number, layers: readonly Layer<Mark>[]): Segment<Mark>[] {
  const inside = layers.filter((layer) => layer.start < layer.end && layer.start < end && layer.end > start);
  const cuts = new Set([start, end]);
  for (const layer of inside) {
    cuts.add(Math.max(start, layer.start));
    cuts.add(Math.min(end, layer.end));
  }
  const points = [...cuts].sort((a, b) => a - b);
  const opening = inside.toSorted((a, b) => a.start - b.start);
  const segments: Segment<Mark>[] = [];
  let open: Layer<Mark>[] = [];
  let next = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const [from, to] = [points[i]!, points[i + 1]!];
    open = open.filter((layer) => layer.end > from);
    while (next < opening.length && opening[next]!.start <= from) open.push(opening[next++]!);
    segments.push({ start: from, end: to, marks: open.map(({ mark }) => mark) });
  }
  return segments;
}

/** Paragraphs of a canonical text, without the empty lines between them. */
export function paragraphsOf(text: string): { start: number; end: number }[] {
  const paragraphs: { start: number; end: number }[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (text.slice(start, end).trim() !== '') paragraphs.push({ start, end });
    start = end + 1;
  }
  return paragraphs;
}
