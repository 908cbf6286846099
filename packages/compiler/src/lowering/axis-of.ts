import type { NodeContext } from './node-context.js';

/** An axis counted from the front. */
export function axisOf(context: NodeContext, value: number, rank: number = context.dims(0).length): number {
  return value < 0 ? value + rank : value;
}
