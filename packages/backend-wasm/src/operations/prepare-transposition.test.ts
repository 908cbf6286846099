import { GraphBuilder, transpose } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { createTestSession } from '../test-support/create-test-session.js';

/** Element (i, j, …) of the output is that of the input whose axes are in the order given. */
function transposed(values: Float32Array, dims: readonly number[], order: readonly number[]): number[] {
  const strides = dims.map((_, axis) => dims.slice(axis + 1).reduce((product, size) => product * size, 1));
  const visit = (axis: number, offset: number): number[] => {
    const from = order[axis];
    if (from === undefined) return [values[offset] ?? Number.NaN];
    return Array.from({ length: dims[from] ?? 0 }, (_, index) => index).flatMap((index) =>
      visit(axis + 1, offset + index * (strides[from] ?? 0)),
    );
  };
  return visit(0, 0);
}

describe('transpositions', () => {
  it.each([
    [
      [8, 12],
      [1, 0],
    ],
    [
      [5, 7],
      [1, 0],
    ],
    [
      [4, 33],
      [1, 0],
    ],
    [
      [3, 9, 6],
      [0, 2, 1],
    ],
    [
      [9, 3, 5],
      [2, 1, 0],
    ],
    [
      [2, 3, 5, 6],
      [0, 2, 3, 1],
    ],
    [
      [2, 5, 6, 7],
      [0, 3, 1, 2],
    ],
    [
      [2, 3, 4, 5, 6],
      [1, 0, 2, 4, 3],
    ],
    [
      [2, 4, 3, 5, 6],
      [4, 0, 2, 1, 3],
    ],
    [
      [3, 3],
      [1, 0],
    ],
  ])('of %o by %o', async (dims, perm) => {
    const graph = new GraphBuilder('transposition');
    graph.output('y', transpose(graph.input('x', 'float32', dims), { perm }));
    const length = dims.reduce((product, size) => product * size, 1);
    const values = Float32Array.from({ length }, (_, index) => index);
    for (const threads of [1, 3]) {
      const session = await createTestSession(graph.build(), { threads });
      const { y } = await session.run({ x: new Tensor('float32', values, dims) }, ['y']);
      expect(y instanceof Tensor ? Array.from(y.data as Float32Array) : y).toEqual(transposed(values, dims, perm));
      await session.dispose();
    }
  });
});
