import { describe, expect, it } from 'vitest';
import { encodeTflite } from './encode-tflite.js';
import { readTflite } from './test-support/read-tflite.js';
import type { TfliteModel } from './tflite-model.js';

const data = Uint8Array.from({ length: 20 }, (_, index) => index + 1);

const model: TfliteModel = {
  tensors: [
    { name: 'image', type: 'float32', shape: [1, 8, 8, 3] },
    { name: 'weights', type: 'float32', shape: [5], data },
    { name: 'paddings', type: 'int32', shape: [1], data: data.subarray(3, 7) },
    { name: 'result', type: 'float32', shape: [1, 1000] },
  ],
  operators: [
    { operation: { kind: 'PAD' }, inputs: [0, 2], outputs: [3] },
    {
      operation: { kind: 'CONV_2D', padding: 'valid', strides: [2, 3], activation: 'relu' },
      inputs: [0, 1, 2],
      outputs: [3],
    },
    {
      operation: { kind: 'MAX_POOL_2D', padding: 'valid', strides: [4, 5], window: [6, 7] },
      inputs: [0],
      outputs: [3],
    },
    { operation: { kind: 'ADD', activation: 'relu' }, inputs: [0, 3], outputs: [3] },
    {
      operation: { kind: 'CONV_2D', padding: 'same', strides: [1, 1], activation: 'none' },
      inputs: [3, 1, 2],
      outputs: [0],
    },
    { operation: { kind: 'MEAN', keepDims: true }, inputs: [0, 2], outputs: [3] },
    { operation: { kind: 'FULLY_CONNECTED' }, inputs: [3, 1, 2], outputs: [3] },
  ],
  inputs: [0],
  outputs: [3, 0],
};

describe('encodeTflite', () => {
  const read = readTflite(encodeTflite(model));

  it("writes a file of the format's version 3", () => {
    expect(read.identifier).toBe('TFL3');
    expect(read.version).toBe(3);
    expect(read.inputs).toEqual([0]);
    expect(read.outputs).toEqual([3, 0]);
  });

  it('writes tensors, with data where they are constants', () => {
    const types = { float32: 0, int32: 2 };
    expect(read.tensors.map(({ dataStart: _, ...tensor }) => tensor)).toEqual(
      model.tensors.map((tensor) => ({ data: undefined, ...tensor, type: types[tensor.type] })),
    );
  });

  it('begins data at multiples of 16 bytes', () => {
    const starts = read.tensors.flatMap(({ dataStart }) => dataStart ?? []);
    expect(starts).toHaveLength(2);
    for (const start of starts) expect(start % 16).toBe(0);
  });

  it('writes operators with their options', () => {
    expect(read.operators.map(({ code, optionsType, options }) => [code, optionsType, ...options])).toEqual([
      [34, 22, 0, 0, 0, 0, 0],
      // VALID, stride across, stride down, RELU.
      [3, 1, 1, 3, 2, 1, 0],
      // VALID, stride across, stride down, width, height.
      [17, 5, 1, 5, 4, 7, 6],
      [0, 11, 1, 0, 0, 0, 0],
      [3, 1, 0, 1, 1, 0, 0],
      [40, 27, 1, 0, 0, 0, 0],
      [9, 8, 0, 0, 0, 0, 0],
    ]);
    expect(read.operators.map(({ inputs, outputs }) => ({ inputs, outputs }))).toEqual(
      model.operators.map(({ inputs, outputs }) => ({ inputs, outputs })),
    );
  });
});
