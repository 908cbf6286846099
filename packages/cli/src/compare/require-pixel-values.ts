import { Tensor } from '@automodel/core';
import { UsageError } from '../errors/usage-error.js';
import type { NumberTensor } from './number-tensor.js';

/**
 * The images of a reference.
 * @throws {UsageError} if it has none.
 */
export function requirePixelValues(reference: ReadonlyMap<string, NumberTensor>, file: string): Tensor {
  const pixelValues = reference.get('pixel_values');
  if (pixelValues === undefined) {
    throw new UsageError({
      message: `The file ${file} has no tensor "pixel_values"; it has ${[...reference.keys()].join(', ')}.`,
      remedy: '"automodel verify --record-script" prints a Python program that writes what is needed.',
    });
  }
  return new Tensor('float32', Float32Array.from(pixelValues.data, Number), pixelValues.dims);
}
