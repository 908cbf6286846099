import type { Draft } from '../lowering/draft.js';
import { stepInputs } from '../lowering/step-inputs.js';
import type { PlanTensor } from '../plan/plan.js';
import type { Target } from '../plan/target.js';
import type { LaidOutTensor } from './assign-layouts.js';

/** From which step to which a tensor's bytes must be kept. */
interface Lifetime {
  readonly first: number;
  readonly last: number;
}

/** Tensors with their places, and the bytes that all of them share. */
export interface Arena {
  readonly tensors: readonly PlanTensor[];
  readonly length: number;
}

/**
 * Gives each tensor a place such that tensors which are alive at the same time do not overlap: the largest first, each as low as it fits.
 * Graph inputs live from the start, outputs to the end.
 */
export function assignMemory(draft: Draft, laidOut: readonly LaidOutTensor[], { alignment }: Target): Arena {
  const lifetimes = laidOut.map((_, index) => lifetimeOf(draft, index));
  const placed = new Map<number, PlanTensor>();
  const bySize = laidOut
    .map((tensor, index) => ({ tensor, index }))
    .sort((a, b) => b.tensor.byteLength - a.tensor.byteLength);
  for (const { tensor, index } of bySize) {
    const neighbours = [...placed]
      .filter(([other]) => overlaps(lifetimes[other], lifetimes[index]))
      .map(([, neighbour]) => neighbour)
      .sort((a, b) => a.offset - b.offset);
    let offset = 0;
    for (const neighbour of neighbours) {
      if (offset + tensor.byteLength <= neighbour.offset) break;
      offset = Math.max(offset, align(neighbour.offset + neighbour.byteLength, alignment));
    }
    placed.set(index, { ...tensor, offset });
  }
  const tensors = laidOut.map((tensor, index) => placed.get(index) ?? { ...tensor, offset: 0 });
  const length = tensors.reduce((end, { offset, byteLength }) => Math.max(end, offset + byteLength), 0);
  return { tensors, length: align(length, alignment) };
}

function lifetimeOf({ inputs, outputs, steps }: Draft, index: number): Lifetime {
  const written = steps.findIndex(({ output }) => output === index);
  const lastRead = steps.findLastIndex((step) => stepInputs(step).includes(index));
  const isInput = inputs.some(({ tensor }) => tensor === index);
  const isOutput = outputs.some(({ tensor }) => tensor === index);
  return {
    first: isInput ? -1 : written,
    last: isOutput ? steps.length : Math.max(written, lastRead),
  };
}

function overlaps(left: Lifetime | undefined, right: Lifetime | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return left.first <= right.last && right.first <= left.last;
}

function align(offset: number, alignment: number): number {
  return Math.ceil(offset / alignment) * alignment;
}
