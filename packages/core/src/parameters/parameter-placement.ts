import type { DataType } from '@automodel/onnx';

/** Where the bytes of a parameter are: a range of a checkpoint's file, or of the source of fresh parameters. */
export interface ParameterPlacement {
  readonly dataType: DataType;
  readonly dims: readonly number[];
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  /** Of an int8 weight: what its output channels, the first axis, are multiplied by. */
  readonly scale?: ParameterPlacement | undefined;
}
