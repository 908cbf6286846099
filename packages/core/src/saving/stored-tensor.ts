import type { DataType } from '@automodel/onnx';

/** A tensor whose bytes are read when they are asked for: an entry of a state dict. */
export interface StoredTensor {
  readonly name: string;
  readonly dataType: DataType;
  readonly dims: readonly number[];
  /** Bytes in all. */
  readonly length: number;
  /** Of an int8 weight: the float32 by which each index of the first axis is multiplied. */
  readonly scale?: StoredTensor | undefined;
  /** Reads bytes from an offset inside the tensor; all of them without a range. Little-endian, in C order. */
  read(offset?: number, length?: number): Promise<Uint8Array>;
}
