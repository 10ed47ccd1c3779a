import type { Document } from '../reading/document.js';
import { decodeLabels, type Transitions } from './decode-labels.js';
import { fragmentsOf, linesOf, linkFragments, type Fragment, type LinkedAttribution } from './link-fragments.js';
import { readModelFile } from './model-file.js';
import { Network } from './network.js';

/** What a trained network made of a document; arrays have a row a token. */
export interface Tags {
  readonly attributions: readonly LinkedAttribution[];
  /**
   * How probable it is that a fragment is exactly the right span, 0..1: the probability of its least sure token, calibrated on
   * articles the network was not trained on (Platt 1999).
   */
  confidence(fragment: Fragment): number;
  /** Part of speech (Penn Treebank), kind of name and grammatical relation, by their names. */
  pos(token: number): string;
  ner(token: number): string;
  relation(token: number): string;
}

/**
 * A trained tagger of source, cue and content. Loaded once from the bytes of a model file; holds nothing between two documents, so the
 * same text gives the same tags whatever was read before, on any machine. Linear in the text.
 */
export class Tagger {
  readonly version: string;
  private readonly network: Network;
  private readonly transitions: Transitions;

  /** @throws TextError `model_unreadable` if the bytes are not a model file of this version. */
  constructor(bytes: Uint8Array) {
    const file = readModelFile(bytes);
    this.version = file.header.version;
    this.network = new Network(file);
    this.transitions = { between: file.f32('between'), begin: file.f32('begin'), end: file.f32('end') };
  }

  tag(document: Document, sentenceOf: Int32Array): Tags {
    const lineOf = linesOf(document);
    const readings = this.network.read(document, lineOf);
    const { labels, probability } = decodeLabels(readings.emissions, readings.stretches, this.transitions);
    const { names, confidence } = this.network.file.header;
    return {
      attributions: linkFragments(fragmentsOf(labels, lineOf), sentenceOf, document.quotations),
      confidence: (fragment) => calibrated(leastProbable(probability, fragment), confidence[fragment.role]),
      pos: (token) => names.pos[readings.pos[token] ?? 0] ?? '',
      ner: (token) => names.ner[readings.ner[token] ?? 0] ?? '',
      relation: (token) => names.relation[readings.relation[token] ?? 0] ?? '',
    };
  }
}

function leastProbable(probability: Float32Array, { from, to }: Fragment): number {
  let least = 1;
  for (let i = from; i < to; i += 1) least = Math.min(least, probability[i] ?? 1);
  return least;
}

function calibrated(probability: number, [slope, shift]: readonly [slope: number, shift: number]): number {
  return 1 / (1 + Math.exp(-(slope * logit(probability) + shift)));
}

/** Log odds, of a probability kept away from 0 and 1. */
export function logit(probability: number): number {
  const kept = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(kept / (1 - kept));
}
