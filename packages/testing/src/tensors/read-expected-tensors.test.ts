import { type EncodableTensor, encodeSafetensors } from '@automodel/core';
import { expect, it } from 'vitest';
import { readExpectedTensors } from './read-expected-tensors.js';

const bytes = (values: { readonly buffer: ArrayBufferLike }) => new Uint8Array(values.buffer);

it('reads every type of number that references have, aligned or not', async () => {
  const tensors: Record<string, EncodableTensor> = {
    double: { dataType: 'float64', dims: [2], bytes: bytes(Float64Array.of(0.1, -2)) },
    float: { dataType: 'float32', dims: [1, 2], bytes: bytes(Float32Array.of(0.5, 3)) },
    long: { dataType: 'int64', dims: [], bytes: bytes(BigInt64Array.of(-100n)) },
    int: { dataType: 'int32', dims: [1], bytes: bytes(Int32Array.of(-7)) },
    byte: { dataType: 'uint8', dims: [3], bytes: Uint8Array.of(1, 2, 255) },
  };
  const read = await readExpectedTensors(encodeSafetensors(new Map(Object.entries(tensors))));
  expect([...read].map(([name, { dims, values }]) => [name, dims, Array.from(values)]).sort()).toEqual([
    ['byte', [3], [1, 2, 255]],
    ['double', [2], [0.1, -2]],
    ['float', [1, 2], [0.5, 3]],
    ['int', [1], [-7]],
    ['long', [], [-100]],
  ]);
  const half: EncodableTensor = { dataType: 'float16', dims: [1], bytes: new Uint8Array(2) };
  await expect(readExpectedTensors(encodeSafetensors(new Map([['half', half]])))).rejects.toThrow('write it as F32');
});
