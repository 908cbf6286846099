import type { GraphBuilder } from './graph-builder.js';
import type { Value } from './value.js';

/** Integers as op functions take them: known when the graph is built, or computed in it. */
export type IntegersInput = Value | readonly bigint[] | readonly number[];

/** An int64 vector as an input of a node: a constant for known numbers. */
export function toIntegersValue(graph: GraphBuilder, integers: IntegersInput): Value {
  if ('graph' in integers) return integers;
  return graph.constant('int64', [integers.length], integers);
}
