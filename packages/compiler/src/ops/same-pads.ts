import type { NodeContext } from '../lowering/node-context.js';
import type { Window } from '../plan/plan.js';
import { readGeneralWindow } from './read-general-window.js';

/** The pads of a window over two dimensions for which `auto_pad` stands: the output has ⌈size / stride⌉ places. */
export function samePads(context: NodeContext, kernel: readonly number[]): Window['pads'] {
  const { before, after } = readGeneralWindow(context, kernel);
  const [top = 0, left = 0] = before;
  const [bottom = 0, right = 0] = after;
  return [top, left, bottom, right];
}
