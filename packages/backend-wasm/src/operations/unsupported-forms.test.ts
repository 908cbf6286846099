import type { Model } from '@automodel/onnx';
import { add, applyOperator, cast, GraphBuilder, qLinearMatMulSchema } from '@automodel/onnx';
import { expect, it } from 'vitest';
import { wasm } from '../wasm.js';

const unsupported = (model: Model): readonly string[] => wasm().unsupported(model, 'wasm');

it('forms that the compiler has not are told before anything is read', () => {
  const graph = new GraphBuilder('rows');
  const left = graph.input('left', 'uint8', [2, 3]);
  const right = graph.input('right', 'uint8', [3, 4]);
  const [scale, zero] = [graph.constant('float32', [], [0.1]), graph.constant('uint8', [], [0])];
  const scales = graph.constant('float32', [2], [0.1, 0.2]);
  const zeros = graph.constant('uint8', [2], [0, 0]);
  const options = [
    [scales, zeros],
    [scale, zero],
  ] as const;
  for (const [index, [leftScale, leftZero]] of options.entries()) {
    const product = applyOperator(
      qLinearMatMulSchema,
      [left, leftScale, leftZero, right, scale, zero, scale, zero],
      {},
    );
    graph.output(`product ${index}`, product);
  }
  expect(unsupported(graph.build())).toEqual(['QLinearMatMul with a scale for each row of the left side']);
});

it('types that only inference finds are told', () => {
  const graph = new GraphBuilder('inferred');
  const wide = cast(graph.input('numbers', 'float32', ['n']), 'uint64');
  graph.output('sum', cast(add(wide, wide), 'float32'));
  const rounded = cast(graph.input('others', 'float32', ['n']), 'bfloat16');
  graph.output('rounded', cast(rounded, 'float32'));
  expect(unsupported(graph.build())).toEqual(['Cast of uint64', 'Add of uint64', 'Cast of bfloat16']);
});
