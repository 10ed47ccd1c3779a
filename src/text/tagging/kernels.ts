import { KERNELS } from './kernels.wasm.js';

/** The arithmetic of training/kernels/kernels.ts on its own memory; numbers are passed by their byte offset. */
export interface Kernels {
  linear(
    x: number,
    steps: number,
    stride: number,
    width: number,
    weights: number,
    scale: number,
    bias: number,
    rows: number,
    out: number,
  ): void;
  recur(
    gates: number,
    steps: number,
    hidden: number,
    weights: number,
    scale: number,
    backward: number,
    out: number,
    stride: number,
    cell: number,
    state: number,
  ): void;
  /** Offset of so many fresh bytes, a multiple of 16. */
  reserve(bytes: number): number;
  bytes(at: number, length: number): Uint8Array;
  i16(at: number, length: number): Int16Array;
  f32(at: number, length: number): Float32Array;
}

const PAGE = 65_536;
let compiled: WebAssembly.Module | undefined;

export function instantiateKernels(): Kernels {
  compiled ??= new WebAssembly.Module(Buffer.from(KERNELS, 'base64'));
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const { linear, recur } = exports as unknown as Pick<Kernels, 'linear' | 'recur'>;
  let next = 1024;
  return {
    linear,
    recur,
    reserve(bytes) {
      const at = next;
      next = Math.ceil((at + bytes) / 16) * 16;
      const missing = next - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      return at;
    },
    bytes: (at, length) => new Uint8Array(memory.buffer, at, length),
    i16: (at, length) => new Int16Array(memory.buffer, at, length),
    f32: (at, length) => new Float32Array(memory.buffer, at, length),
  };
}
