import type { NodeContext } from './node-context.js';

/** Whether a node gives an output. */
export function hasOutput({ node }: NodeContext, index: number): boolean {
  return (node.outputs[index] ?? '') !== '';
}
