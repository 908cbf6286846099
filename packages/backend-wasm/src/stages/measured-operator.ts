import type { Node } from '@automodel/onnx';

/** An input of an operator that is computed between plans. */
export interface MeasuredInput {
  readonly dims: readonly number[];
  readonly data: ArrayLike<bigint | number>;
}

/** What it gives: int64. */
export interface MeasuredOutput {
  readonly dims: readonly number[];
  readonly values: readonly number[];
}

/** Computes an operator whose output has a shape that only its inputs' elements tell. An input that is left out is undefined. */
export type MeasuredOperator = (node: Node, inputs: readonly (MeasuredInput | undefined)[]) => MeasuredOutput;
