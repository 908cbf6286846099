import type { Node } from '../ir/graph.js';

/** What a lifter of one node may add to its graph. */
export interface LiftingContext {
  /** The version of the operator set that the model was written in. */
  readonly from: number;
  /** A constant of int64, as a value's name. */
  integers(values: readonly (bigint | number)[], dims?: readonly number[]): string;
  /** A constant of float32 of one axis, as a value's name. */
  floats(values: readonly number[]): string;
  /** A constant of the type of `like`, a scalar; float32 where that type is not stated. */
  scalar(value: number, like: string): string;
  /** A name that no value has. */
  name(hint: string): string;
  /** How many axes a value has; undefined if the model does not state it. */
  rank(value: string): number | undefined;
}

/** Gives the nodes that do in operator set 13 what a node of an older set does; undefined leaves it as it is. */
export type Lifter = (node: Node, context: LiftingContext) => readonly Node[] | undefined;
