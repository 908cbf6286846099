import './register-ort.js';
import { add, conv, GraphBuilder } from '@automodel/onnx';
import { encodeModel } from '@automodel/onnx/serde';
import { InferenceSession, Tensor } from 'onnxruntime-common';
import { describe, expect, it } from 'vitest';
import { convolve, noise } from './test-support/reference.js';

const executionProviders = ['automodel-wasm'];

describe('register-ort', () => {
  it("runs bytes with external data through onnxruntime-common's InferenceSession", async () => {
    const graph = new GraphBuilder('ort');
    const image = graph.input('image', 'float32', ['batch', 3, 5, 6]);
    const weight = graph.initializer({
      name: 'weight',
      dataType: 'float32',
      dims: [4, 3, 3, 3],
      data: { kind: 'external', location: 'weights.bin', offset: 8, length: 432 },
    });
    graph.output('result', conv(image, weight, { pads: [1, 1, 1, 1] }));
    const weights = noise(108, 1);
    const data = new Uint8Array(440);
    data.set(new Uint8Array(weights.buffer), 8);

    const session = await InferenceSession.create(encodeModel(graph.build()), {
      executionProviders,
      externalData: [{ path: 'weights.bin', data }],
    });
    expect(session.inputNames).toEqual(['image']);
    expect(session.inputMetadata).toEqual([
      { name: 'image', isTensor: true, type: 'float32', shape: ['batch', 3, 5, 6] },
    ]);
    const pixels = noise(90, 2);
    const { result } = await session.run({ image: new Tensor('float32', pixels, [1, 3, 5, 6]) });
    const expected = convolve({ dims: [1, 3, 5, 6], values: pixels }, weights, new Float32Array(4), {
      kernel: [3, 3],
      strides: [1, 1],
      dilations: [1, 1],
      pads: [1, 1, 1, 1],
      group: 1,
      outputs: 4,
    });
    expect(result?.dims).toEqual(expected.dims);
    for (const [index, value] of expected.values.entries()) expect(Number(result?.data[index])).toBeCloseTo(value, 5);
    await session.release();
  });

  it('says which operators it lacks, and that it reads no paths', async () => {
    const graph = new GraphBuilder('ort');
    const matrix = graph.input('matrix', 'float32', [2]);
    graph.output('result', add(matrix, matrix));
    const bytes = encodeModel({ ...graph.build(), graph: withOperator(graph.build().graph, 'NoSuchOperator') });
    await expect(InferenceSession.create(bytes, { executionProviders })).rejects.toThrow('NoSuchOperator');
    await expect(InferenceSession.create('folder/model.onnx', { executionProviders })).rejects.toThrow(
      'pass its bytes',
    );
  });
});

function withOperator<Graph extends { readonly nodes: readonly { readonly opType: string }[] }>(
  graph: Graph,
  opType: string,
): Graph {
  return { ...graph, nodes: graph.nodes.map((node) => ({ ...node, opType })) };
}
