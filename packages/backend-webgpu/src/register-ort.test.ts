import './register-ort.js';
import { add, conv, GraphBuilder, type Model, relu } from '@automodel/onnx';
import { encodeModel } from '@automodel/onnx/serde';
import { InferenceSession, Tensor } from 'onnxruntime-common';
import { expect, it } from 'vitest';
import { describeOnGpu } from './test-support/describe-on-gpu.js';
import { elementsOf, noiseImage, openSession } from './test-support/open-session.js';
import { convolve } from './test-support/reference.js';
import { noise, smallNetwork } from './test-support/small-network.js';

const executionProviders = ['automodel-webgpu'];

describeOnGpu('register-ort', () => {
  it("runs bytes with external data through onnxruntime-common's InferenceSession", async () => {
    const graph = new GraphBuilder('ort');
    const image = graph.input('image', 'float32', ['batch', 3, 5, 6]);
    const weight = graph.initializer({
      name: 'weight',
      dataType: 'float32',
      dims: [4, 3, 3, 3],
      data: { kind: 'external', location: 'weights.bin', offset: 7, length: 432 },
    });
    graph.output('result', relu(conv(image, weight, { pads: [1, 1, 1, 1] })));
    const weights = noise(108, 1);
    const data = new Uint8Array(439);
    data.set(new Uint8Array(weights.buffer), 7);

    const session = await InferenceSession.create(encodeModel(graph.build()), {
      executionProviders,
      externalData: [{ path: 'weights.bin', data }],
    });
    expect(session.inputMetadata).toEqual([
      { name: 'image', isTensor: true, type: 'float32', shape: ['batch', 3, 5, 6] },
    ]);
    expect(session.outputNames).toEqual(['result']);
    const pixels = noise(180, 2);
    const { result } = await session.run({ image: new Tensor('float32', pixels, [2, 3, 5, 6]) });
    const expected = convolve({ dims: [2, 3, 5, 6], values: pixels }, weights, new Float32Array(4), {
      kernel: [3, 3],
      strides: [1, 1],
      dilations: [1, 1],
      pads: [1, 1, 1, 1],
      group: 1,
      outputs: 4,
    });
    expect(result?.dims).toEqual(expected.dims);
    const values = await elementsOf(result);
    for (const [index, value] of expected.values.entries()) expect(values[index]).toBeCloseTo(Math.max(value, 0), 5);
    await session.release();
    await expect(session.run({ image: new Tensor('float32', pixels, [2, 3, 5, 6]) })).rejects.toThrow(/after dispose/);
  });

  it('gives what the engine gives, of all outputs and of some', async () => {
    const model = smallNetwork();
    const image = noiseImage();
    const own = await openSession(model);
    const expected = await own.run({ image }, ['result', 'features']);
    const session = await InferenceSession.create(encodeModel(model), { executionProviders });
    const all = await session.run({ image });
    expect(Object.keys(all).sort()).toEqual(['features', 'result']);
    for (const name of ['features', 'result']) {
      expect(await elementsOf(all[name])).toEqual(await elementsOf(expected[name]));
    }
    const { result, ...others } = await session.run({ image }, ['result']);
    expect(others).toEqual({});
    expect(result).toBeInstanceOf(Tensor);
    expect(await elementsOf(result)).toEqual(await elementsOf(expected.result));
    await Promise.all([own.dispose(), session.release()]);
  });

  it('says which operators it lacks, which inputs are missing, and that it reads no paths', async () => {
    const graph = new GraphBuilder('ort');
    const matrix = graph.input('matrix', 'float32', [2]);
    graph.output('result', add(matrix, matrix));
    const model = graph.build();
    await expect(
      InferenceSession.create(encodeModel(withOperator(model, 'NoSuchOperator')), { executionProviders }),
    ).rejects.toThrow('NoSuchOperator');
    await expect(InferenceSession.create('folder/model.onnx', { executionProviders })).rejects.toThrow(
      'pass its bytes',
    );
    const session = await InferenceSession.create(encodeModel(model), { executionProviders });
    await expect(session.run({})).rejects.toThrow(/matrix/);
    await session.release();
  });
});

function withOperator(model: Model, opType: string): Model {
  return { ...model, graph: { ...model.graph, nodes: model.graph.nodes.map((node) => ({ ...node, opType })) } };
}
