import { TextError } from '../text-error.js';

/** Table of contents of a model file; see {@link readModelFile}. */
export interface ModelHeader {
  /** Name of the trained network, part of the splitter's version. */
  readonly version: string;
  readonly hidden: number;
  /** Width of the input row, padded to a multiple of 8. */
  readonly input: number;
  /** Width of each feature's vectors, in the order they stand in the input row. */
  readonly widths: Readonly<Record<string, number>>;
  readonly names: {
    readonly pos: readonly string[];
    readonly ner: readonly string[];
    readonly relation: readonly string[];
  };
  /** Slope and shift that turn the log odds of a span's least sure token into those of the span being exactly right. */
  readonly confidence: Readonly<Record<'source' | 'cue' | 'content', readonly [slope: number, shift: number]>>;
  readonly tensors: Readonly<
    Record<string, { readonly type: keyof typeof TYPES; readonly offset: number; readonly length: number }>
  >;
}

const TYPES = { i8: Int8Array, i16: Int16Array, f32: Float32Array, u8: Uint8Array } as const;
const MAGIC = 'CLMD';

/** A trained network as stored: numbers by name. */
export class ModelFile {
  constructor(
    readonly header: ModelHeader,
    private readonly bytes: Uint8Array,
    private readonly origin: number,
  ) {}

  i8(name: string): Int8Array {
    return this.tensor(name, 'i8') as Int8Array;
  }

  i16(name: string): Int16Array {
    return this.tensor(name, 'i16') as Int16Array;
  }

  f32(name: string): Float32Array {
    return this.tensor(name, 'f32') as Float32Array;
  }

  /** Words of a vocabulary in the order of their rows, which count from 1. */
  words(name: string): string[] {
    return new TextDecoder().decode(this.tensor(name, 'u8')).split('\n');
  }

  private tensor(name: string, type: keyof typeof TYPES): InstanceType<(typeof TYPES)[keyof typeof TYPES]> {
    const entry = this.header.tensors[name];
    if (entry?.type !== type) throw broken(`it has no ${type} table ${name}`);
    const size = TYPES[type].BYTES_PER_ELEMENT;
    const start = this.bytes.byteOffset + this.origin + entry.offset;
    // Copied: a typed array must start at a multiple of its size, and the file may lie anywhere in its buffer.
    return new TYPES[type](this.bytes.buffer.slice(start, start + entry.length * size) as ArrayBuffer);
  }
}

/**
 * Reads a model file: "CLMD", the header's length in bytes (32-bit, little endian), the header as JSON, then the tables, whose offsets
 * count from the first multiple of 16 after the header.
 */
export function readModelFile(bytes: Uint8Array): ModelFile {
  if (bytes.length < 8 || String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC)
    throw broken('it does not begin as one');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const origin = Math.ceil((8 + length) / 16) * 16;
  if (origin > bytes.length) throw broken('it ends within its header');
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as ModelHeader;
  for (const { type, offset, length: count } of Object.values(header.tensors))
    if (origin + offset + count * TYPES[type].BYTES_PER_ELEMENT > bytes.length) throw broken('it is cut short');
  return new ModelFile(header, bytes, origin);
}

/** The reverse of {@link readModelFile}. */
export function writeModelFile(
  header: Omit<ModelHeader, 'tensors'>,
  tables: Readonly<Record<string, Int8Array | Int16Array | Float32Array | Uint8Array>>,
): Uint8Array {
  const tensors: Record<string, ModelHeader['tensors'][string]> = {};
  let offset = 0;
  for (const [name, table] of Object.entries(tables)) {
    const type = (Object.keys(TYPES) as (keyof typeof TYPES)[]).find((key) => table instanceof TYPES[key]) ?? 'u8';
    tensors[name] = { type, offset, length: table.length };
    offset = Math.ceil((offset + table.byteLength) / 16) * 16;
  }
  const head = new TextEncoder().encode(JSON.stringify({ ...header, tensors }));
  const origin = Math.ceil((8 + head.length) / 16) * 16;
  const bytes = new Uint8Array(origin + offset);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(4, head.length, true);
  bytes.set(head, 8);
  for (const [name, table] of Object.entries(tables))
    bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), origin + (tensors[name]?.offset ?? 0));
  return bytes;
}

function broken(why: string): TextError {
  return new TextError(
    'model_unreadable',
    `This is not a model file of this version: ${why}. Use the file that came with the program.`,
  );
}
