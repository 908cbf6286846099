import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribute } from '../ir/attribute.js';
import type { DataType } from '../ir/data-type.js';
import { dataTypeBits } from '../ir/data-type-bits.js';
import { dataTypeCodes } from '../ir/data-type-codes.js';
import type { Node, ValueInfo } from '../ir/graph.js';
import type { Model } from '../ir/model.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import type { ValueType } from '../ir/value-type.js';
import { decodeModel } from './decode-model.js';
import { encodeModel } from './encode-model.js';

const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const float32 = fc.float();
const dataType = fc.constantFrom(
  ...Object.keys(dataTypeCodes).filter((name): name is DataType => name in dataTypeCodes),
);
const dims = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 });

const inlineTensor: fc.Arbitrary<TensorConstant> = fc.tuple(text, dataType, dims).chain(([name, type, sizes]) => {
  const count = sizes.reduce((product, size) => product * size, 1);
  const bits = dataTypeBits(type);
  const exactly = (length: number) => ({ minLength: length, maxLength: length });
  const data: fc.Arbitrary<TensorConstant['data']> =
    bits === undefined
      ? fc.array(fc.uint8Array({ maxLength: 4 }), exactly(count)).map((strings) => ({ kind: 'strings', strings }))
      : fc.uint8Array(exactly(Math.ceil((count * bits) / 8))).map((bytes) => ({ kind: 'inline', bytes }));
  return data.map((value) => ({ name, dataType: type, dims: sizes, data: value }));
});
const externalTensor: fc.Arbitrary<TensorConstant> = fc.record({
  name: text,
  dataType,
  dims,
  data: fc.record({
    kind: fc.constant('external' as const),
    location: fc.string({ minLength: 1 }),
    offset: fc.maxSafeNat(),
    length: fc.maxSafeNat(),
  }),
});
const tensor = fc.oneof(inlineTensor, externalTensor);

const dimension = fc.oneof(fc.maxSafeNat(), fc.string({ minLength: 1 }), fc.constant(null));
const { valueType } = fc.letrec<{ valueType: ValueType }>((tie) => ({
  valueType: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      kind: fc.constantFrom('tensor' as const, 'sparse-tensor' as const),
      dataType,
      shape: fc.option(fc.array(dimension, { maxLength: 4 }), { nil: undefined }),
    }),
    fc.record({ kind: fc.constantFrom('sequence' as const, 'optional' as const), element: tie('valueType') }),
    fc.record({ kind: fc.constant('map' as const), key: dataType, value: tie('valueType') }),
  ),
}));
const valueInfo: fc.Arbitrary<ValueInfo> = fc.record({
  name: text,
  type: fc.option(valueType, { nil: undefined }),
});

const attribute: fc.Arbitrary<Attribute> = fc.oneof(
  fc.record({ type: fc.constant('float' as const), value: float32 }),
  fc.record({ type: fc.constant('floats' as const), value: fc.array(float32) }),
  fc.record({ type: fc.constant('int' as const), value: int64 }),
  fc.record({ type: fc.constant('ints' as const), value: fc.array(int64) }),
  fc.record({ type: fc.constant('string' as const), value: text }),
  fc.record({ type: fc.constant('strings' as const), value: fc.array(text) }),
  fc.record({ type: fc.constant('tensor' as const), value: tensor }),
  fc.record({ type: fc.constant('tensors' as const), value: fc.array(tensor, { maxLength: 2 }) }),
  fc.record({ type: fc.constant('type' as const), value: valueType }),
  fc.record({
    type: fc.constant('reference' as const),
    value: fc.string({ minLength: 1 }),
    of: fc.constantFrom('int' as const, 'graph' as const, 'strings' as const),
  }),
);
const node: fc.Arbitrary<Node> = fc.record({
  name: text,
  opType: text,
  domain: text.filter((domain) => domain !== 'ai.onnx'),
  inputs: fc.array(text, { maxLength: 3 }),
  outputs: fc.array(text, { maxLength: 3 }),
  attributes: fc.dictionary(text, attribute, { maxKeys: 4, noNullPrototype: true }),
});
const model: fc.Arbitrary<Model> = fc.record({
  irVersion: fc.integer({ min: 1, max: 20 }),
  opsetImports: fc.array(fc.record({ domain: fc.constantFrom('', 'my.domain'), version: fc.nat() }), { maxLength: 2 }),
  producerName: text,
  producerVersion: text,
  graph: fc.record({
    name: text,
    inputs: fc.array(valueInfo, { maxLength: 2 }),
    outputs: fc.array(valueInfo, { maxLength: 2 }),
    values: fc.array(valueInfo, { maxLength: 2 }),
    initializers: fc.array(tensor, { maxLength: 3 }),
    nodes: fc.array(node, { maxLength: 3 }),
  }),
  functions: fc.constant([]),
  metadata: fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }),
});

describe('encodeModel and decodeModel', () => {
  it('give back any model', () => {
    fc.assert(
      fc.property(model, (original) => {
        expect(decodeModel(encodeModel(original))).toEqual(original);
      }),
      { numRuns: 300 },
    );
  });
});
