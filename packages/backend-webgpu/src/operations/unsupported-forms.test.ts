import { add, averagePool, cast, GraphBuilder, shape, type Value } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { webgpu } from '../webgpu.js';

function unsupported(build: (graph: GraphBuilder) => Value): readonly string[] {
  const graph = new GraphBuilder('form');
  graph.output('result', build(graph));
  return webgpu().unsupported(graph.build(), 'webgpu');
}

describe('unsupported forms of operators', () => {
  it('names types that no kernel computes with, before a session is made', () => {
    const found = unsupported((graph) => add(graph.input('x', 'float64', ['n']), graph.input('y', 'float64', ['n'])));
    expect(found).toEqual(['Add of float64']);
  });

  it('names the type that a Cast makes', () => {
    expect(unsupported((graph) => cast(graph.input('x', 'float32', ['n']), 'int16'))).toEqual(['Cast of int16']);
  });

  it('names sums of integers of 8 bits, which are moved and widened, but not computed with', () => {
    expect(unsupported((graph) => cast(graph.input('x', 'float32', ['n']), 'int8'))).toEqual([]);
    expect(unsupported((graph) => cast(graph.input('x', 'uint8', ['n']), 'float32'))).toEqual([]);
    const sum = unsupported((graph) => add(graph.input('x', 'uint8', ['n']), graph.input('y', 'uint8', ['n'])));
    expect(sum).toEqual(['Add of uint8']);
  });

  it('lets alone what is computed before the run', () => {
    const found = unsupported((graph) => cast(shape(graph.input('x', 'float32', ['n'])), 'float64'));
    expect(found).toEqual([]);
  });

  it('names windows over more axes than kernels have', () => {
    const image = ['n', 'c', 4, 4, 4, 4];
    const found = unsupported((graph) =>
      averagePool(graph.input('x', 'float32', image), { kernelShape: [2, 2, 2, 2] }),
    );
    expect(found).toEqual(['AveragePool over 4 axes']);
  });
});
