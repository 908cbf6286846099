import { add, cast, GraphBuilder, size } from '@automodel/onnx';
import { expect, it } from 'vitest';
import { wasm } from '../wasm.js';

it('types that the engine has not are told before anything is read', () => {
  const graph = new GraphBuilder('types');
  const large = graph.input('large', 'uint64', ['n']);
  graph.output('sum', add(large, large));
  graph.output('float', cast(large, 'float32'));
  graph.output('count', size(graph.input('plain', 'float16', ['n'])));
  expect(wasm().unsupported(graph.build(), 'wasm')).toEqual(['Add of uint64', 'Cast of uint64']);
});
