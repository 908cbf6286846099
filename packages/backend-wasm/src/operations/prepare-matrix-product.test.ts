import { add, GraphBuilder, matMul, relu } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { noise } from '../test-support/reference.js';
import { runGraph } from '../test-support/run-graph.js';
import { testableTiles } from '../test-support/testable-tiles.js';

const shapes = [
  [5, 7],
  [8, 8],
  [2, 3, 4],
  [2, 3, 4, 5],
  [1, 9, 2, 16],
  [3, 1, 1, 7],
];

/** relu(x) × w + 1, so that the product stands between other steps, in whatever layout they like. */
describe.each(testableTiles)('prepareMatrixProduct with the tile %s', (_, tile) => {
  it.each(shapes)('multiplies the rows of tensors of any rank: %j', async (...dims) => {
    const inner = dims.at(-1) ?? 1;
    for (const columns of [1, 6, 8, 16, 24]) {
      const weight = noise(inner * columns, 1);
      const values = noise(
        dims.reduce((product, dim) => product * dim, 1),
        2,
      );
      const graph = new GraphBuilder('product');
      const input = graph.input('input', 'float32', dims);
      const product = matMul(relu(input), graph.constant('float32', [inner, columns], [...weight]));
      graph.output('result', add(product, graph.constant('float32', [], [1])));
      const result = (await runGraph(graph.build(), { input: { dims, values } }, tile)).get('result');
      expect(result?.dims).toEqual([...dims.slice(0, -1), columns]);
      const expected = Array.from({ length: (values.length / inner) * columns }, (_, at) => {
        const row = Math.floor(at / columns);
        const terms = Array.from({ length: inner }, (__, index) => {
          return Math.max(0, values[row * inner + index] ?? 0) * (weight[index * columns + (at % columns)] ?? 0);
        });
        return terms.reduce((sum, term) => sum + term, 1);
      });
      const actual = Array.from(result?.data ?? [], Number);
      for (const [at, value] of expected.entries()) expect(actual[at]).toBeCloseTo(value, 5);
      expect(actual.length).toBe(expected.length);
    }
  });
});
