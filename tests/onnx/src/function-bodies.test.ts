import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import { wasm } from '@automodel/backend-wasm';
import { type Backend, type SessionHandler, Tensor } from '@automodel/core';
import type { Model, Node } from '@automodel/onnx';
import { encodeModel } from '@automodel/onnx/serde';
import { interpret } from '@automodel/testing/interpreter';
import { describe, expect, it } from 'vitest';

const domain = 'example.org';
const standard = { domain: '', version: 21 };
const custom = { domain, version: 1 };

function node(opType: string, inputs: readonly string[], output: string, rest: Partial<Node> = {}): Node {
  return { name: '', opType, domain: '', inputs, outputs: [output], attributes: {}, ...rest };
}

const plain = {
  overload: '',
  attributes: ['slope'],
  attributeDefaults: {},
  opsetImports: [standard, custom],
  values: [],
};
const float = (shape: readonly number[]) => ({ kind: 'tensor', dataType: 'float32', shape }) as const;

/** `Bend` calls another function, which takes its shape from an input that is fed. */
const model: Model = {
  irVersion: 10,
  opsetImports: [standard, custom],
  producerName: '',
  producerVersion: '',
  graph: {
    name: 'bodies',
    inputs: [
      { name: 'x', type: float([2, 6]) },
      { name: 'shape', type: { kind: 'tensor', dataType: 'int64', shape: [2] } },
    ],
    outputs: [{ name: 'y', type: { kind: 'tensor', dataType: 'float32', shape: undefined } }],
    values: [],
    initializers: [],
    nodes: [
      node('Bend', ['x', 'shape'], 'bent', { domain, attributes: { slope: { type: 'float', value: 0.25 } } }),
      node('Exp', ['bent'], 'y'),
    ],
  },
  functions: [
    {
      ...plain,
      ...{ name: 'Bend', domain, inputs: ['a', 'b'], outputs: ['c'] },
      nodes: [
        node('LeakyRelu', ['a'], 't', { attributes: { alpha: { type: 'reference', value: 'slope', of: 'float' } } }),
        node('Form', ['t', 'b'], 'c', { domain }),
      ],
    },
    {
      ...plain,
      ...{ name: 'Form', domain, inputs: ['a', 'b'], outputs: ['c'], attributes: [] },
      nodes: [node('Reshape', ['a', 'b'], 't'), node('Transpose', ['t'], 'c')],
    },
  ],
  metadata: {},
};

const values = Float32Array.from({ length: 12 }, (_, index) => (index - 6) / 4);
const expected = interpret(model, {
  x: { dataType: 'float32', dims: [2, 6], data: values },
  shape: { dataType: 'int64', dims: [2], data: BigInt64Array.of(3n, 4n) },
}).y;

const devices: readonly (readonly [device: string, backend: Backend])[] = [
  ['wasm', wasm({ worker: false })],
  ['ort-wasm', onnxruntime()],
];

describe.each(devices)('a custom operator with a body on %s', (device, backend) => {
  it('runs as the body says', async () => {
    expect(backend.unsupported(model, device)).toEqual([]);
    const session = await open(backend, device);
    try {
      const { y } = await session.run(
        { x: new Tensor('float32', values, [2, 6]), shape: new Tensor('int64', BigInt64Array.of(3n, 4n), [2]) },
        ['y'],
      );
      expect(y?.dims).toEqual([4, 3]);
      const numbers = y instanceof Tensor ? Array.from(y.data as Float32Array) : [];
      for (const [index, value] of numbers.entries()) expect(value).toBeCloseTo(Number(expected?.data[index]), 5);
    } finally {
      await session.dispose();
    }
  });
});

async function open(backend: Backend, device: string): Promise<SessionHandler> {
  const options = { device, outputs: ['y'], externalData: [] };
  const session =
    (await backend.createSession?.(model, new Map(), options)) ??
    (await backend.createInferenceSessionHandler?.(encodeModel(model), options));
  if (session === undefined) throw new TypeError('the backend makes no sessions');
  return session;
}
