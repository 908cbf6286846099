import { describe, expect, it } from 'vitest';
import type { Draft } from '../lowering/draft.js';
import { stepInputs } from '../lowering/step-inputs.js';
import type { Step } from '../plan/plan.js';
import { testTarget } from '../test-support/residual-graph.js';
import { assignLayouts } from './assign-layouts.js';
import { assignMemory } from './assign-memory.js';

/** A deterministic stream of integers below a bound (a linear congruential generator). */
function integers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** A chain of additions of earlier tensors, with some of them as outputs. */
function randomDraft(seed: number): Draft {
  const next = integers(seed);
  const count = 4 + next(20);
  const tensors = Array.from({ length: count }, (_, index) => ({
    name: `t${index}`,
    dims: [1 + next(500)],
    dataType: 'float32' as const,
  }));
  const operand = (index: number) => ({ kind: 'tensor', tensor: next(index) }) as const;
  const steps = Array.from({ length: count - 1 }, (_, index): Step => {
    const sides = { left: operand(index + 1), right: operand(index + 1) };
    return { kind: 'binary', name: `s${index}`, operator: 'add', ...sides, activation: undefined, output: index + 1 };
  });
  const outputs = [count - 1, next(count)].map((tensor) => ({ name: `o${tensor}`, tensor }));
  return { inputs: [{ name: 'i', tensor: 0 }], outputs, tensors, steps };
}

describe('assignMemory', () => {
  it('never lets two tensors overlap that are alive at the same time, and stays below the sum of all', () => {
    for (let seed = 0; seed < 200; seed++) {
      const draft = randomDraft(seed);
      const { tensors, length } = assignMemory(draft, assignLayouts(draft, testTarget), testTarget);
      // Replays the steps: a tensor's bytes must still be its own whenever it is read.
      const owners = new Map<number, number>();
      const write = (tensor: number): void => {
        const { offset = 0, byteLength = 0 } = tensors[tensor] ?? {};
        expect(offset + byteLength).toBeLessThanOrEqual(length);
        for (let byte = offset; byte < offset + byteLength; byte += 4) owners.set(byte, tensor);
      };
      const isIntact = (tensor: number): boolean => {
        const { offset = 0, byteLength = 0 } = tensors[tensor] ?? {};
        for (let byte = offset; byte < offset + byteLength; byte += 4) if (owners.get(byte) !== tensor) return false;
        return true;
      };
      write(0);
      for (const step of draft.steps) {
        write(step.output);
        expect(stepInputs(step).every(isIntact), `seed ${seed}, ${step.name}`).toBe(true);
      }
      expect(draft.outputs.every(({ tensor }) => isIntact(tensor))).toBe(true);
      expect(length).toBeLessThanOrEqual(tensors.reduce((sum, { byteLength }) => sum + byteLength + 64, 64));
    }
  });
});
