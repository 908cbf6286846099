import type { DataType } from '@automodel/onnx';

/**
 * How an input reaches the node: fed at each run, as a constant in the graph, or as a weight, whose bytes lie in a file of their own at an
 * offset that is not aligned.
 */
export type InputRole = 'constant' | 'feed' | 'weight';

/** Elements drawn from a range; which ones follows from the case's name. */
export interface RandomElements {
  readonly kind: 'random';
  readonly low: number;
  readonly high: number;
  /** Values that stand in place of some of the drawn ones, from the first element on, every third one. */
  readonly special: readonly number[];
}

/** Elements in C order. */
export interface GivenElements {
  readonly kind: 'given';
  readonly values: readonly bigint[] | readonly number[];
}

/** One input of a node under test. */
export interface CaseInput {
  readonly role: InputRole;
  readonly dataType: DataType;
  readonly dims: readonly number[];
  readonly elements: GivenElements | RandomElements;
}
