import { conv, GraphBuilder, reduceMax, reduceMean, reduceMin, reduceSum, type Value } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { createTestSession } from '../test-support/create-test-session.js';
import { noise } from '../test-support/reference.js';

const functions = { max: reduceMax, mean: reduceMean, min: reduceMin, sum: reduceSum };
type Name = keyof typeof functions;

/** In float64. */
function reduced(name: Name, values: Float32Array, dims: readonly number[], axes: readonly number[]): number[] {
  const strides = dims.map((_, axis) => dims.slice(axis + 1).reduce((product, size) => product * size, 1));
  const groups = new Map<number, number[]>();
  for (const [index, value] of values.entries()) {
    const key = dims.reduce((sum, size, axis) => {
      if (axes.includes(axis)) return sum;
      return sum * size + (Math.floor(index / (strides[axis] ?? 1)) % size);
    }, 0);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups]
    .sort(([left], [right]) => left - right)
    .map(([, group]) => {
      const sum = group.reduce((total, value) => total + value, 0);
      const extremes = { max: Math.max(...group), min: Math.min(...group) };
      return { ...extremes, sum, mean: sum / group.length }[name];
    });
}

const elements = (value: unknown): number[] => (value instanceof Tensor ? Array.from(value.data as Float32Array) : []);

describe.each(Object.keys(functions) as Name[])('reduction by %s over axes before the last', (name) => {
  it.each([
    [[7, 5], [0]],
    [[70, 9], [0]],
    [[3, 100, 6], [1]],
    [[2, 33, 4], [1]],
    [
      [2, 6, 5, 9, 7],
      [2, 3],
    ],
    [[64, 3, 5], [0]],
    [[1, 200, 4], [1]],
  ])('of %o over %o', async (dims, axes) => {
    const values = noise(
      dims.reduce((product, size) => product * size, 1),
      5,
    );
    const wanted = reduced(name, values, dims, axes);
    for (const keepdims of [true, false]) {
      const graph = new GraphBuilder('reduction');
      graph.output('y', functions[name](graph.input('x', 'float32', dims), { axes, keepdims }));
      for (const threads of [1, 3]) {
        const session = await createTestSession(graph.build(), { threads });
        const { y } = await session.run({ x: new Tensor('float32', values, dims) }, ['y']);
        expect(elements(y)).toEqual(wanted.map((value) => expect.closeTo(value, 5)));
        await session.dispose();
      }
    }
  });

  it('takes what convolutions leave, channels last', async () => {
    const graph = new GraphBuilder('channels');
    const identity = Array.from({ length: 36 }, (_, index) => (index % 7 === 0 ? 1 : 0));
    const image: Value = conv(
      graph.input('x', 'float32', [2, 6, 9, 8]),
      graph.constant('float32', [6, 6, 1, 1], identity),
    );
    graph.output('y', functions[name](image, { axes: [2, 3] }));
    const values = noise(2 * 6 * 72, 3);
    const session = await createTestSession(graph.build());
    const { y } = await session.run({ x: new Tensor('float32', values, [2, 6, 9, 8]) }, ['y']);
    expect(elements(y)).toEqual(reduced(name, values, [2, 6, 9, 8], [2, 3]).map((value) => expect.closeTo(value, 5)));
    await session.dispose();
  });
});
