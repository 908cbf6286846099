import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { wasm } from '@automodel/backend-wasm';
import { type MemoryFiles, Tensor } from '@automodel/core';
import { GraphBuilder, nonMaxSuppression } from '@automodel/onnx';
import { encodeModel } from '@automodel/onnx/serde';
import { fakeHub } from '@automodel/testing/app';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OnnxModel } from './index.js';
import { scalingModel, scalingWeights } from './test-support/scaling-model.js';

const bytes = new Uint8Array(encodeModel(scalingModel()));
const x = new Tensor('float32', Float32Array.of(1, 3, 10, 20, 100, 200), [1, 3, 1, 2]);
// The means are 2, 15 and 150.
const expected = { dims: [1, 2], data: Float32Array.of(4, 165) };
const external = new Uint8Array(32);
external.set(new Uint8Array(scalingWeights.buffer), 8);

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'automodel-onnx-'));
  await writeFile(join(directory, 'net.onnx'), bytes);
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});

describe.each([
  ['wasm', wasm()],
  ['cpu', onnxruntime()],
] as const)('OnnxModel on %s', (device, backend) => {
  const use = [backend];

  it.each<[string, () => Parameters<typeof OnnxModel.fromPretrained>[0]]>([
    ['the path of a file', () => join(directory, 'net.onnx')],
    ['the directory of the only one', () => directory],
    ['bytes', () => bytes],
    ['a Blob', () => new Blob([bytes])],
    ['a repository in memory', () => ({ 'onnx/model.onnx': bytes, 'onnx/model_fp16.onnx': new Uint8Array(1) })],
  ])('loads %s', async (_, input) => {
    const model = await OnnxModel.fromPretrained(input(), { use, device });
    expect(model.device).toBe(device);
    expect(model.inputs.map(({ name }) => name)).toEqual(['x']);
    expect(model.outputs.map(({ name }) => name)).toEqual(['y']);
    expect((await model.run({ x })).y).toMatchObject(expected);
    await model.dispose();
  });

  it('loads an id of the Hub, with its config', async () => {
    const hub = fakeHub({
      'org/net': { 'onnx/model.onnx': bytes, 'config.json': '{"id2label":{"0":"red","1":"other"}}' },
    });
    const model = await OnnxModel.fromPretrained('org/net', { ...hub.options, use, device });
    expect(model.config?.id2label).toEqual({ 0: 'red', 1: 'other' });
    expect((await model.run({ x })).y).toMatchObject(expected);
    await model.dispose();
  });

  it('reads external data beside the file', async () => {
    const model = new Uint8Array(encodeModel(scalingModel({ externalData: 'model.onnx_data' })));
    const files: MemoryFiles = { 'onnx/model.onnx': model, 'onnx/model.onnx_data': external };
    const loaded = await OnnxModel.fromPretrained(files, { use, device });
    expect((await loaded.run({ x })).y).toMatchObject(expected);
    await loaded.dispose();
    await expect(OnnxModel.fromPretrained({ 'onnx/model.onnx': model }, { use, device })).rejects.toMatchObject({
      code: 'MISSING_FILE',
      message: expect.stringContaining('"onnx/model.onnx_data"'),
    });
  });

  it('refuses tensors that do not fit, and outputs that there are not', async () => {
    const model = await OnnxModel.fromPretrained(bytes, { use, device });
    await expect(model.run({})).rejects.toMatchObject({
      code: 'INVALID_TENSOR',
      message: expect.stringContaining('"x"'),
    });
    const two = new Tensor('float32', new Float32Array(2), [1, 2, 1, 1]);
    await expect(model.run({ x: two })).rejects.toMatchObject({ code: 'INVALID_TENSOR' });
    await expect(model.run({ x }, { outputs: ['z'] })).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    await model.dispose();
    await expect(model.run({ x })).rejects.toMatchObject({ code: 'DISPOSED' });
  });
});

describe('OnnxModel', () => {
  it.each<[string, MemoryFiles | Uint8Array, string]>([
    ['HTML', new TextEncoder().encode('<!doctype html>'), 'INVALID_ONNX_FILE'],
    ['nothing', new Uint8Array(), 'INVALID_ONNX_FILE'],
    ['half a file', bytes.subarray(0, 100), 'INVALID_ONNX_FILE'],
    ['a repository without one', { 'config.json': '{}' }, 'MISSING_FILE'],
    ['a repository with several', { 'a.onnx': bytes, 'b.onnx': bytes }, 'MISSING_FILE'],
  ])('says what is wrong with %s', async (_, input, code) => {
    await expect(OnnxModel.fromPretrained(input, { use: [wasm()] })).rejects.toMatchObject({ code });
  });

  it('takes the file that is named', async () => {
    const files = { 'a.onnx': bytes, 'b.onnx': new Uint8Array(3) };
    const model = await OnnxModel.fromPretrained(files, { file: 'a.onnx', use: [wasm()] });
    await model.dispose();
  });

  it('lists the operators that a device lacks', async () => {
    const graph = new GraphBuilder('detection');
    const boxes = graph.input('boxes', 'float32', [1, 4, 4]);
    graph.output('selected', nonMaxSuppression(boxes, graph.input('scores', 'float32', [1, 1, 4])));
    const file = new Uint8Array(encodeModel(graph.build()));
    const none = { ...wasm(), unsupported: () => ['NonMaxSuppression'] };
    await expect(OnnxModel.fromPretrained(file, { use: [none], device: 'wasm' })).rejects.toMatchObject({
      code: 'UNSUPPORTED_OPERATORS',
      message: expect.stringContaining('NonMaxSuppression'),
    });
  });
});
