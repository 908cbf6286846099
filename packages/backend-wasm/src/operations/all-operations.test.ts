import { concat, GraphBuilder, reduceMax, reduceMean, reduceSum, slice, transpose, type Value } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { createTestSession } from '../test-support/create-test-session.js';
import { noise } from '../test-support/reference.js';

const dims = [2, 7, 3, 6] as const;
const count = 252;
const values = noise(count, 3);
const at = (...[a, b, c, d]: readonly [number, number, number, number]): number =>
  values[((a * 7 + b) * 3 + c) * 6 + d] ?? 0;
const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
const rows = range(count / 6).map((row) => Array.from(values.subarray(row * 6, row * 6 + 6)));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const heads = range(2).flatMap((a) =>
  range(3).flatMap((c) => range(7).flatMap((b) => range(6).map((d) => at(a, b, c, d)))),
);
const tail = range(2).flatMap((a) =>
  range(4).flatMap((b) => rows.slice((a * 7 + b + 3) * 3, (a * 7 + b + 4) * 3).flat()),
);

const cases: readonly (readonly [
  name: string,
  apply: (x: Value) => Value,
  expected: readonly number[],
  kernel: string,
])[] = [
  ['the sum of a row', (x) => reduceSum(x, { axes: [3] }), rows.map(sum), 'f32-reduce-rows-add'],
  ['the mean of a row', (x) => reduceMean(x, { axes: [-1] }), rows.map((row) => sum(row) / 6), 'f32-reduce-rows-add'],
  ['the largest of all', (x) => reduceMax(x), [Math.max(...values)], 'f32-reduce-rows-max'],
  ['heads before places', (x) => transpose(x, { perm: [0, 2, 1, 3] }), heads, 'f32-map-copy'],
  ['a slice', (x) => slice(x, [3], [7], { axes: [1] }), tail, 'f32-map-copy'],
  ['two parts', (x) => concat([x, x], 0), [...values, ...values], 'f32-map-copy'],
];

describe.each([1, 3])('with %i threads', (threads) => {
  it.each(cases)('%s comes from a kernel', async (_, apply, expected, kernel) => {
    const graph = new GraphBuilder('rows');
    graph.output('y', apply(graph.input('x', 'float32', dims)));
    const session = await createTestSession(graph.build(), { threads });
    try {
      const kernels: string[] = [];
      const feeds = { x: new Tensor('float32', values, dims) };
      const { y } = await session.run(feeds, ['y'], {
        onProfile: ({ steps }) => void kernels.push(...steps.map((step) => step.kernel)),
      });
      const found = y instanceof Tensor ? Array.from(y.data as Float32Array) : [];
      expect(found).toHaveLength(expected.length);
      for (const [index, value] of found.entries()) expect(value).toBeCloseTo(expected[index] ?? 0, 5);
      expect(kernels.some((name) => name.startsWith(kernel))).toBe(true);
    } finally {
      await session.dispose();
    }
  });
});
