import { InvalidTensorError, UnsupportedDataTypeError } from '@automodel/contracts';
import type { ValueInfo } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { Tensor } from '../onnxruntime/onnxruntime-common.js';
import { type ComputedTypes, checkFeed } from './check-feed.js';

const computed: ComputedTypes = { isComputed: (dataType) => dataType === 'float32', supported: ['float32'] };

const input: ValueInfo = { name: 'image', type: { kind: 'tensor', dataType: 'float32', shape: ['batch', 3] } };

function tensor(...dims: readonly number[]): Tensor {
  return new Tensor('float32', new Float32Array(dims.reduce((count, dim) => count * dim, 1)), dims);
}

describe('checkFeed', () => {
  it('gives the type where the shape fits, with any size for a symbol', () => {
    expect(checkFeed(input, tensor(1, 3), computed)).toBe('float32');
    expect(checkFeed(input, tensor(7, 3), computed)).toBe('float32');
    expect(checkFeed(input, undefined, computed)).toBe('float32');
  });

  it.each([[[1, 4]], [[3]], [[1, 3, 1]]])('refuses the shape %j', (dims) => {
    expect(() => checkFeed(input, tensor(...dims), computed)).toThrow(InvalidTensorError);
  });

  it('refuses inputs of types that are not computed with, and what is no tensor', () => {
    const text: ValueInfo = { name: 'text', type: { kind: 'tensor', dataType: 'string', shape: [1] } };
    expect(() => checkFeed(text, undefined, computed)).toThrow(UnsupportedDataTypeError);
    expect(() => checkFeed({ name: 'none', type: undefined }, undefined, computed)).toThrow('no tensor');
  });
});
