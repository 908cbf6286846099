import type { Tensor } from '@automodel/core';
import type { ExpectedTensor } from './expected-tensor.js';
import { relativeError } from './relative-error.js';

// What `expect.extend(tensorMatchers)` adds, for TypeScript: https://vitest.dev/guide/extending-matchers
declare module 'vitest' {
  interface Matchers<T> {
    /** Same shape, and no value further off than this part of the largest expected magnitude. */
    toMatchTensor(expected: ExpectedTensor, tolerance: number): T;
  }
}

/** What a matcher tells the test runner. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/**
 * Matchers for `expect.extend(tensorMatchers)`, of vitest or jest:
 * `expect(tensor).toMatchTensor(expected, 5e-6)`: same shape, and no value further off than that part of the largest expected magnitude.
 */
export const tensorMatchers: {
  toMatchTensor(actual: Tensor, expected: ExpectedTensor, tolerance: number): MatcherResult;
} = {
  toMatchTensor(actual: Tensor, expected: ExpectedTensor, tolerance: number): MatcherResult {
    if (actual.dims.join() !== expected.dims.join()) {
      return {
        pass: false,
        message: () => `expected a tensor of [${expected.dims.join(', ')}], got [${actual.dims.join(', ')}]`,
      };
    }
    const { data } = actual;
    const values = data instanceof BigInt64Array ? Float64Array.from(data, Number) : data;
    if (!isNumbers(values) || actual.type === 'float16')
      return { pass: false, message: () => `expected numbers, got ${actual.type}` };
    const error = relativeError(values, expected.values);
    return {
      pass: Number.isFinite(error.relativeError) && error.relativeError <= tolerance,
      message: () =>
        `the largest error is ${error.maximumError.toExponential(2)} at element ${error.index} (${values[error.index]} for ${expected.values[error.index]}), ` +
        `${error.relativeError.toExponential(2)} of the largest magnitude ${error.scale.toPrecision(4)}; allowed is ${tolerance.toExponential(2)}`,
    };
  },
};

// float16 elements come as their bits, in a Uint16Array, where the runtime has no Float16Array.
function isNumbers(data: unknown): data is ArrayLike<number> {
  return ArrayBuffer.isView(data) && !(data instanceof BigUint64Array);
}
