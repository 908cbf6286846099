import { add, div, GraphBuilder, max, min, mul, pow, pRelu, sub, type Value } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { detectInstructionSet } from '../detect-instruction-set.js';
import { Tensor } from '../tensor.js';
import { broadcastMap } from '../test-support/broadcast.js';
import { createTestSession } from '../test-support/create-test-session.js';
import { noise } from '../test-support/reference.js';

/** Shapes of two inputs: channels-last with and without padded channels, row-major with tails, each kind of broadcasting. */
const shapes: readonly (readonly [readonly number[], readonly number[]])[] = [
  [
    [2, 8, 3, 5],
    [2, 8, 3, 5],
  ],
  [
    [2, 5, 3, 3],
    [2, 5, 3, 3],
  ],
  [
    [2, 16, 3, 5],
    [2, 16, 1, 1],
  ],
  [
    [2, 5, 3, 5],
    [2, 5, 1, 1],
  ],
  [
    [2, 1, 3, 5],
    [2, 12, 3, 5],
  ],
  [
    [1, 11, 2, 3],
    [11, 1, 1],
  ],
  [
    [2, 6, 2, 3],
    [1, 6, 2, 3],
  ],
  [
    [2, 6, 2, 3],
    [2, 3],
  ],
  [
    [3, 4, 2, 3],
    [3, 1, 2, 1],
  ],
  [[2, 6, 2, 3], []],
  [[], [2, 6, 2, 3]],
  [[7, 10], [10]],
  [
    [7, 10],
    [7, 1],
  ],
  [
    [7, 1],
    [1, 10],
  ],
  [
    [2, 5, 13],
    [5, 1],
  ],
  [
    [2, 3, 1, 2, 5],
    [3, 4, 1, 5],
  ],
  [[1027], [1]],
  [[0, 4], [4]],
];

interface Function {
  readonly build: (left: Value, right: Value) => Value;
  readonly compute: (left: number, right: number) => number;
}

const functions: Readonly<Record<string, Function>> = {
  add: { build: add, compute: (left, right) => left + right },
  div: { build: div, compute: (left, right) => left / right },
  max: { build: max, compute: Math.max },
  min: { build: min, compute: Math.min },
  mul: { build: mul, compute: (left, right) => left * right },
  pow: { build: (left, right) => pow(mul(left, left), right), compute: (left, right) => (left * left) ** right },
  // The slope is broadcast to the value, never the other way.
  prelu: {
    build: (left, right) => pRelu(add(left, right), right),
    compute: (left, right) => (left + right) * (left + right < 0 ? right : 1),
  },
  sub: { build: sub, compute: (left, right) => left - right },
};

const instructionSet = detectInstructionSet();

describe.skipIf(instructionSet === undefined)('functions of two inputs', () => {
  // Both inputs fed, on three threads; then the right one a constant of the graph.
  const cases = shapes.flatMap(([left, right]) => [
    { left, right, isConstant: false, threads: 3 },
    { left, right, isConstant: true, threads: 1 },
  ]);
  it.each(cases)('$left ∘ $right, constant: $isConstant', async ({ isConstant, threads, ...dims }) => {
    const [left, right] = [tensor(dims.left, 1), tensor(dims.right, 2)];
    const graph = new GraphBuilder('binary');
    const first = graph.input('left', 'float32', [...left.dims]);
    const second = isConstant
      ? graph.constant('float32', [...right.dims], [...right.values])
      : graph.input('right', 'float32', [...right.dims]);
    for (const [name, { build }] of Object.entries(functions)) graph.output(name, build(first, second));
    const session = await createTestSession(graph.build(), { threads });
    const fed = { left: new Tensor('float32', left.values, left.dims) };
    const all = isConstant ? fed : { ...fed, right: new Tensor('float32', right.values, right.dims) };
    const results = await session.run(all, Object.keys(functions));
    await session.dispose();
    for (const [name, { compute }] of Object.entries(functions)) {
      const expected = broadcastMap([left, right], compute);
      const result = results[name];
      expect(result?.dims).toEqual(expected.dims);
      const values = result instanceof Tensor ? Array.from(result.data, Number) : [];
      expect(values.length).toBe(expected.values.length);
      for (const [index, value] of values.entries()) {
        const exact = expected.values[index] ?? Number.NaN;
        const tolerated = 3e-7 * Math.max(1, Math.abs(exact));
        expect(Math.abs(value - exact), `${name} ${index}`).toBeLessThanOrEqual(tolerated);
      }
    }
  });
});

function tensor(dims: readonly number[], seed: number): { dims: readonly number[]; values: Float32Array } {
  const values = noise(
    dims.reduce((product, dim) => product * dim, 1),
    seed,
  );
  // Away from zero, so that quotients stay small.
  return { dims, values: values.map((value) => value + Math.sign(value) * 0.5) };
}
