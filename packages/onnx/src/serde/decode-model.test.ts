import { readFileSync } from 'node:fs';
import { InvalidOnnxFileError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { tensorElements } from '../tensors/tensor-elements.js';
import { decodeModel } from './decode-model.js';
import { decodeTensor } from './decode-tensor.js';
import { encodeModel } from './encode-model.js';

const fixture = (path: string): Uint8Array => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url));
const everything = fixture('everything.onnx');
const smallest = -(2n ** 63n);
const largest = 2n ** 63n - 1n;

/** The values are those of fixtures/make-everything.py. */
describe('decodeModel', () => {
  const model = decodeModel(everything);
  const elements = (name: string): readonly (bigint | number)[] => {
    const constant = model.graph.initializers.find((candidate) => candidate.name === name);
    if (constant === undefined) throw new Error(`no initializer ${name}`);
    return Array.from<bigint | number>(tensorElements(constant));
  };

  it('reads the header', () => {
    expect({ ...model, graph: undefined, functions: undefined }).toEqual({
      irVersion: 10,
      producerName: 'onnx.helper',
      producerVersion: '1.23.1',
      opsetImports: [
        { domain: '', version: 21 },
        { domain: 'my.domain', version: 1 },
      ],
      metadata: { key: 'value' },
    });
  });

  it.each<[string, readonly (bigint | number)[]]>([
    ['float_data', [1.5, -2.25, Number.POSITIVE_INFINITY]],
    ['raw_float', [1.5, -2.25]],
    ['int64_typed', [smallest, largest, 0n, -1n]],
    ['int64_raw', [smallest, largest]],
    ['int32_typed', [-(2 ** 31), 2 ** 31 - 1]],
    ['uint64_typed', [0n, 2n ** 64n - 1n]],
    ['uint32_typed', [0, 2 ** 32 - 1]],
    ['double_typed', [1e300, -1e-300]],
    ['int8_typed', [-128, 127, -1]],
    ['uint8_typed', [0, 255]],
    ['int16_typed', [-32768, 32767]],
    ['bool_typed', [1, 0, 1]],
    ['half_typed', [1.5, -65504, 2 ** -24]],
    ['bfloat16_typed', [1, -2.5]],
    ['int4_typed', [-8, 7, 1]],
    ['empty', []],
  ])('reads the elements of %s', (name, expected) => {
    expect(elements(name)).toEqual(expected);
  });

  it('reads texts, complex numbers, external and sparse data', () => {
    const byName = new Map(model.graph.initializers.map((constant) => [constant.name, constant]));
    expect(byName.get('texts')?.data).toEqual({
      kind: 'strings',
      strings: [new TextEncoder().encode('a'), new TextEncoder().encode('é')],
    });
    expect(byName.get('complex_typed')?.data).toEqual({
      kind: 'inline',
      bytes: new Uint8Array(new Float32Array([1, 2]).buffer),
    });
    expect(byName.get('external')).toEqual({
      name: 'external',
      dataType: 'float32',
      dims: [2, 3],
      data: { kind: 'external', location: 'weights.bin', offset: 4096, length: 24 },
    });
    expect(byName.get('external_rest')?.data).toEqual({
      kind: 'external',
      location: 'weights.bin',
      offset: 0,
      length: 10,
    });
    expect(model.graph.sparseInitializers?.map(({ values, dims }) => [values.name, dims])).toEqual([
      ['sparse_init', [8]],
    ]);
  });

  it('reads attributes of every type', () => {
    const { attributes, overload, inputs } = model.graph.nodes[1] ?? {};
    expect(overload).toBe('v2');
    expect(inputs).toEqual(['x', '']);
    expect(attributes).toMatchObject({
      i: { type: 'int', value: smallest },
      ints: { type: 'ints', value: [smallest, largest] },
      f: { type: 'float', value: Math.fround(0.1) },
      floats: { type: 'floats', value: [Math.fround(0.1), Math.fround(-1e-30)] },
      s: { type: 'string', value: 'text é' },
      strings: { type: 'strings', value: ['a', ''] },
      t: { type: 'tensor', value: { dataType: 'int64', dims: [1] } },
      tp: { type: 'type', value: { kind: 'tensor', dataType: 'float32', shape: ['n', null, 3] } },
      sparse: { type: 'sparse-tensor', value: { dims: [10] } },
    });
    expect(model.graph.nodes[0]?.attributes.then_branch).toMatchObject({ type: 'graph', value: { name: 'branch' } });
    expect(model.functions[0]).toMatchObject({
      name: 'Custom',
      domain: 'my.domain',
      overload: 'v2',
      attributes: ['alpha'],
      attributeDefaults: { i: { type: 'int', value: 7n } },
      nodes: [{ attributes: { alpha: { type: 'reference', value: 'alpha', of: 'float' } } }],
    });
  });

  it('reads types of every kind', () => {
    const int64 = (shape: readonly number[] | undefined) => ({ kind: 'tensor', dataType: 'int64', shape });
    expect(model.graph.inputs.map(({ type }) => type)).toEqual([
      { kind: 'tensor', dataType: 'float32', shape: ['batch', 3, null] },
      { kind: 'tensor', dataType: 'bool', shape: [] },
      { kind: 'sequence', element: int64([2]) },
      { kind: 'optional', element: int64(undefined) },
    ]);
  });

  it('gives what encodeModel is given', () => {
    expect(decodeModel(encodeModel(model))).toEqual(model);
  });

  it('copies the bytes out of the file, even out of a Buffer', () => {
    const buffer = Buffer.from(everything);
    const copied = decodeModel(buffer);
    buffer.fill(0);
    expect(copied).toEqual(model);
  });

  it.each<[string, Uint8Array]>([
    ['no bytes', new Uint8Array()],
    ['a truncated file', everything.subarray(0, 700)],
    ['HTML', new TextEncoder().encode('<!DOCTYPE html><html><body>Not found</body></html>')],
    [
      'a Git LFS pointer',
      new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 102530333\n'),
    ],
    ['a model without a graph', new Uint8Array([0x08, 0x0a])],
    ['a graph nested a hundred thousand times', nested(100_000)],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeModel(bytes)).toThrow(InvalidOnnxFileError);
  });

  it('says which tensor does not have the data that its dims need', () => {
    const [first, ...rest] = model.graph.initializers;
    if (first === undefined) throw new Error('no initializer');
    const wrong = { ...model, graph: { ...model.graph, initializers: [{ ...first, dims: [2 ** 40] }, ...rest] } };
    expect(() => decodeModel(encodeModel(wrong))).toThrow(
      'tensor "float_data" has 12 bytes of data, but its type and dims need 4398046511104',
    );
  });
});

describe('decodeTensor', () => {
  it('reads the inputs of a recorded test case', () => {
    const shape = decodeTensor(fixture('onnx-node/test_reshape_negative_dim/input_1.pb'));
    expect({ ...shape, data: undefined }).toEqual({ name: 'shape', dataType: 'int64', dims: [3], data: undefined });
    expect(tensorElements(shape)).toEqual(new BigInt64Array([2n, -1n, 2n]));
  });

  it('refuses bytes that are no tensor', () => {
    expect(() => decodeTensor(new Uint8Array([0xff, 0xff]))).toThrow(InvalidOnnxFileError);
  });
});

/** Graph > node > attribute > graph > … as protobuf: each level is the one before with its tag and length in front. */
function nested(depth: number): Uint8Array {
  let length = 0;
  const reversed: number[] = [];
  const wrap = (tag: number): void => {
    const size: number[] = [];
    for (let rest = length; size.length === 0 || rest > 0; rest = Math.floor(rest / 128)) {
      size.push((rest % 128) + (rest >= 128 ? 128 : 0));
    }
    reversed.push(...size.toReversed(), tag);
    length += size.length + 1;
  };
  for (let level = 0; level < depth; level++) for (const tag of [0x32, 0x2a, 0x0a]) wrap(tag);
  wrap(0x3a);
  return Uint8Array.from(reversed.toReversed());
}
