import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { Tensor } from '@automodel/core';
import { type Model, type Node, type TensorConstant, tensorConstant } from '@automodel/onnx';
import { encodeModel } from '@automodel/onnx/serde';
import { InferenceSession } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { OnnxModel } from './index.js';

type Attributes = Readonly<Record<string, number | string | readonly number[]>>;

interface OldNode {
  readonly opset: number;
  readonly opType: string;
  readonly attributes?: Attributes;
  readonly initializers?: readonly TensorConstant[];
  /** @default [2, 3, 4] */
  readonly dims?: readonly number[];
  readonly outputs?: number;
}

const ints = (name: string, ...values: number[]): TensorConstant =>
  tensorConstant(name, 'int64', [values.length], values);
const floats = (name: string, ...values: number[]): TensorConstant =>
  tensorConstant(name, 'float32', [values.length], values);

/** Every form that changed between operator sets 7 and 13. */
const cases: readonly OldNode[] = [
  { opset: 9, opType: 'Clip', attributes: { min: -0.5, max: 0.25 } },
  { opset: 7, opType: 'Clip', attributes: { max: 0.25 } },
  { opset: 9, opType: 'Pad', attributes: { pads: [0, 1, 2, 0, 0, 1], value: 0.5 } },
  { opset: 9, opType: 'Pad', attributes: { pads: [0, 1, 2, 0, 0, 1], mode: 'reflect' } },
  { opset: 9, opType: 'Slice', attributes: { starts: [1, -3], ends: [9, 3], axes: [1, 2] } },
  { opset: 7, opType: 'Slice', attributes: { starts: [0, 1], ends: [1, 3] } },
  { opset: 11, opType: 'Squeeze', attributes: { axes: [0, -1] }, dims: [1, 3, 1] },
  { opset: 7, opType: 'Squeeze', dims: [1, 3, 1] },
  { opset: 9, opType: 'Unsqueeze', attributes: { axes: [0, 3] } },
  { opset: 9, opType: 'Split', attributes: { axis: 2, split: [1, 3] }, outputs: 2 },
  { opset: 11, opType: 'Split', attributes: { axis: 2 }, outputs: 2 },
  { opset: 12, opType: 'ReduceSum', attributes: { axes: [1], keepdims: 0 } },
  { opset: 9, opType: 'ReduceMean', attributes: { axes: [0, 2] } },
  { opset: 9, opType: 'TopK', attributes: { axis: 1, k: 2 }, outputs: 2 },
  { opset: 9, opType: 'Softmax' },
  { opset: 11, opType: 'Softmax', attributes: { axis: 2 } },
  { opset: 12, opType: 'LogSoftmax', attributes: { axis: 0 } },
  { opset: 9, opType: 'Hardmax', attributes: { axis: 1 } },
  { opset: 9, opType: 'Dropout', attributes: { ratio: 0.3 } },
  { opset: 7, opType: 'Upsample', attributes: { mode: 'nearest', scales: [1, 1, 2, 3] }, dims: [1, 1, 2, 3] },
  {
    opset: 9,
    opType: 'Upsample',
    attributes: { mode: 'linear' },
    initializers: [floats('s', 1, 1, 2, 2)],
    dims: [1, 1, 2, 3],
  },
  {
    opset: 10,
    opType: 'Resize',
    attributes: { mode: 'nearest' },
    initializers: [floats('s', 1, 1, 1.5, 2)],
    dims: [1, 1, 4, 3],
  },
  {
    opset: 10,
    opType: 'Resize',
    attributes: { mode: 'linear' },
    initializers: [floats('s', 1, 1, 0.5, 2)],
    dims: [1, 1, 4, 3],
  },
  { opset: 10, opType: 'Slice', initializers: [ints('a', 0), ints('b', 2), ints('c', 1)] },
];

function oldModel({
  opset,
  opType,
  attributes = {},
  initializers = [],
  dims = [2, 3, 4],
  outputs = 1,
}: OldNode): Model {
  const names = Array.from({ length: outputs }, (_, index) => `y${index}`);
  const node: Node = {
    name: 'node',
    opType,
    domain: '',
    inputs: ['x', ...initializers.map(({ name }) => name)],
    outputs: names,
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, attribute(name, value)])),
  };
  return {
    irVersion: 4,
    opsetImports: [{ domain: '', version: opset }],
    producerName: '',
    producerVersion: '',
    graph: {
      name: opType,
      inputs: [{ name: 'x', type: { kind: 'tensor', dataType: 'float32', shape: dims } }],
      outputs: names.map((name, index) => {
        const dataType = opType === 'TopK' && index === 1 ? 'int64' : 'float32';
        return { name, type: { kind: 'tensor', dataType, shape: undefined } };
      }),
      values: [],
      initializers,
      nodes: [node],
    },
    functions: [],
    metadata: {},
  };
}

function attribute(name: string, value: Attributes[string]): Node['attributes'][string] {
  if (typeof value === 'string') return { type: 'string', value };
  if (typeof value !== 'number') {
    if (name === 'scales') return { type: 'floats', value };
    return { type: 'ints', value: value.map(BigInt) };
  }
  return /^(min|max|value|ratio)$/.test(name) ? { type: 'float', value } : { type: 'int', value: BigInt(value) };
}

const numbers = (tensor: Pick<Tensor, 'data'> | undefined): number[] => Array.from(tensor?.data ?? [], Number);

describe('operator sets before 13', () => {
  it.each(cases)('$opType of $opset gives what onnxruntime gives for the file itself', async (old) => {
    const bytes = encodeModel(oldModel(old));
    const dims = [...(old.dims ?? [2, 3, 4])];
    const length = dims.reduce((product, dim) => product * dim, 1);
    const values = Float32Array.from({ length }, (_, index) => Math.sin(index * 1.7));
    const session = await InferenceSession.create(bytes);
    const expected = await session.run({ x: new Tensor('float32', values, dims) });
    const model = await OnnxModel.fromPretrained(new Uint8Array(bytes), { use: [onnxruntime()], device: 'cpu' });
    expect(model.graph.opsetImports).toEqual([{ domain: '', version: 13 }]);
    const results = await model.run({ x: new Tensor('float32', values, dims) });
    for (const [name, { dims: wanted }] of Object.entries(expected)) {
      expect(results[name]?.dims).toEqual(wanted);
      expect(numbers(results[name])).toEqual(numbers(expected[name]).map((value) => expect.closeTo(value, 6)));
    }
    await model.dispose();
    await session.release();
  });

  it.each([0, 99])('refuses operator set %i', async (opset) => {
    const bytes = new Uint8Array(encodeModel(oldModel({ opset, opType: 'Relu' })));
    await expect(OnnxModel.fromPretrained(bytes, { use: [onnxruntime()] })).rejects.toMatchObject({
      code: 'INVALID_GRAPH',
    });
  });

  it('takes initializers that are inputs too, as files before IR version 4 have them', async () => {
    const model = oldModel({ opset: 7, opType: 'Mul', initializers: [floats('weight', 1, 2, 3, 4)] });
    const weight = { name: 'weight', type: { kind: 'tensor', dataType: 'float32', shape: [4] } } as const;
    const old = { ...model, irVersion: 3, graph: { ...model.graph, inputs: [...model.graph.inputs, weight] } };
    const loaded = await OnnxModel.fromPretrained(new Uint8Array(encodeModel(old)), { use: [onnxruntime()] });
    expect(loaded.inputs.map(({ name }) => name)).toEqual(['x']);
    const x = new Tensor('float32', new Float32Array(24).fill(1), [2, 3, 4]);
    expect(numbers((await loaded.run({ x })).y0).slice(0, 4)).toEqual([1, 2, 3, 4]);
    await loaded.dispose();
  });
});
