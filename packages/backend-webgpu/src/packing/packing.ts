import type { WeightSource } from '@automodel/compiler';
import type { Dispatch } from '../kernels/dispatch.js';
import type { BufferSlot } from '../memory/buffer-slot.js';

/** The type in which a weight lies in its file, of those that kernels widen. */
export type RawType = 'bf16' | 'f16' | 'f32';

/** A weight on the GPU as the file has it: `raw` is `array<u32>`, and the weight starts at any byte of it. */
export interface RawWeight {
  readonly raw: BufferSlot;
  readonly firstByte: number;
  readonly type: RawType;
}

/** What weights of other types are made float32 with. */
export interface RawTools {
  /** Room that is kept until the dispatches of this packing are done. */
  allocate(byteLength: number): BufferSlot;
  temporary(values: Float32Array): BufferSlot;
  values(source: WeightSource): Float32Array;
  run(dispatch: Dispatch): void;
}

/** What a packing is written with. */
export interface PackingTools {
  readonly target: BufferSlot;
  /** The values of a weight in C order, on the CPU: for small ones, such as biases and statistics. Not to be changed or kept. */
  values(source: WeightSource): Float32Array;
  /** A weight on the GPU, for kernels that pack it; there only until the dispatches of this packing are done. */
  raw(source: WeightSource): RawWeight;
  /** Numbers for kernels that pack, kept until the dispatches of this packing are done. */
  temporary(values: Float32Array): BufferSlot;
  /** Writes values to the target. */
  upload(values: Float32Array | Int32Array | Uint16Array, byteOffset?: number): void;
  /** Runs a kernel that writes to the target. */
  run(dispatch: Dispatch): void;
}

/** Weights in the form that a kernel reads. */
export interface Packing {
  /** Weight × form: one packing serves the plans of all shapes. */
  readonly key: string;
  readonly byteLength: number;
  /** All weights that `write` uses. */
  readonly sources: readonly WeightSource[];
  /** Fills the packing, which is all zeros; called once all its weights have been read. */
  write(tools: PackingTools): void;
}
