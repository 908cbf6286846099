import type { DataType } from '@automodel/onnx';

/** A tensor of a checkpoint: what it is and where its bytes are. */
export interface CheckpointTensor {
  readonly name: string;
  readonly dataType: DataType;
  readonly dims: readonly number[];
  /** The file that holds it, relative to the source. */
  readonly file: string;
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** Bytes in all. */
  readonly length: number;
  /** Of an int8 weight: the float32 by which each output channel, the first axis, is multiplied. See `int8Format`. */
  readonly scale?: CheckpointTensor | undefined;
}
