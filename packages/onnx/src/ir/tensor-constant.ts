import type { DataType } from './data-type.js';

/** Elements inside the model: raw little-endian bytes in C order, 4-bit types packed two to a byte; texts for `string`. */
export interface InlineData {
  readonly kind: 'inline';
  readonly bytes: Uint8Array;
}

export interface StringData {
  readonly kind: 'strings';
  readonly strings: readonly Uint8Array[];
}

/** Elements in another file, such as model.safetensors. */
export interface ExternalData {
  readonly kind: 'external';
  /** The file's path, relative to the model. */
  readonly location: string;
  /** Bytes from the file's start. @default 0 */
  readonly offset: number;
  /** Bytes in all. */
  readonly length: number;
}

/** A constant tensor: an initializer, or the value of an attribute. */
export interface TensorConstant {
  readonly name: string;
  readonly dataType: DataType;
  readonly dims: readonly number[];
  readonly data: ExternalData | InlineData | StringData;
}
