import { useEffect, useState, type RefObject } from 'react';
import type { Span } from '../../api/contract';
import { trimmed } from './ends';

const PARAGRAPH = 'p[data-start]';

/** Text of an article in the page; labels that the page adds between its words are none. */
function* textNodes(paragraph: Element): Generator<Text> {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement?.closest('.who')) yield node as Text;
}

const startOf = (paragraph: Element): number => Number((paragraph as HTMLElement).dataset['start']);

/** The place in the article’s text of a place in the page; undefined outside of it. */
function offsetOf(node: Node, inside: number): number | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element?.closest(PARAGRAPH);
  if (!paragraph) return undefined;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, inside);
  let at = startOf(paragraph);
  for (const text of textNodes(paragraph)) {
    if (text === node) return at + inside;
    if (before.comparePoint(text, 0) > 0) return at;
    at += text.length;
  }
  return at;
}

interface Place {
  node: Text;
  start: number;
}

/** Every piece of the text on the page with its place in the article’s, in order. */
function placesOf(container: Element): Place[] {
  const places: Place[] = [];
  for (const paragraph of container.querySelectorAll(PARAGRAPH)) {
    let start = startOf(paragraph);
    for (const node of textNodes(paragraph)) {
      places.push({ node, start });
      start += node.length;
    }
  }
  return places;
}

/** The first piece that ends behind a place. */
function pieceAt(places: readonly Place[], at: number): Place | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { node, start } = places[middle]!;
    if (start + node.length > at) high = middle;
    else low = middle + 1;
  }
  return places[low];
}

/** The page’s places of a span; undefined where it is not on the page. */
function rangeOf(places: readonly Place[], { start, end }: Span): Range | undefined {
  const first = pieceAt(places, start);
  const last = pieceAt(places, end - 1);
  if (!first || !last || last.start >= end) return undefined;
  const range = document.createRange();
  range.setStart(first.node, Math.max(0, start - first.start));
  range.setEnd(last.node, end - last.start);
  return range;
}

/**
 * Marks spans of the text in the page without a change of it: `::highlight(name)` says how they look.
 * @param drawn what the drawing of the text depends on: with it the page's pieces may be new ones
 */
export function useHighlight(
  name: string,
  container: RefObject<Element | null>,
  spans: readonly Span[],
  drawn: readonly unknown[],
): void {
  useEffect(() => {
    if (spans.length === 0 || !('highlights' in CSS) || !container.current) return;
    const places = placesOf(container.current);
    const ranges = spans.flatMap((span) => rangeOf(places, span) ?? []);
    CSS.highlights.set(name, new Highlight(...ranges));
    return () => void CSS.highlights.delete(name);
  }, [name, container, spans, ...drawn]);
}

export function scrollToSpan(container: Element | null, span: Span | undefined): void {
  const range = container && span && rangeOf(placesOf(container), span);
  range?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
}

/** What is selected of the text with the mouse or a finger, without what separates at its edges. Stays until something else is. */
export function useSelection(text: string): [Span | null, () => void] {
  const [selected, select] = useState<Span | null>(null);
  useEffect(() => {
    const look = (): void => {
      const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : undefined;
      if (!range || range.collapsed) return;
      const start = offsetOf(range.startContainer, range.startOffset);
      const end = offsetOf(range.endContainer, range.endOffset);
      if (start === undefined || end === undefined) return;
      select(trimmed(text, { start, end }));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [text]);
  return [selected, () => select(null)];
}
