import { Tensor } from '@automodel/core';
import { expect, it } from 'vitest';
import { compareTensors } from './compare-tensors.js';
import { tolerances } from './tolerances.js';

const floats = (...values: number[]): Tensor => new Tensor('float32', Float32Array.from(values), [values.length]);
const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

it('takes equal values, NaN and infinities among them', () => {
  const values = [1, -0, nan, infinity, -infinity];
  expect(compareTensors(floats(...values), floats(...values), tolerances.exact)).toBeUndefined();
});

it.each([
  [nan, 1],
  [1, nan],
  [infinity, -infinity],
  [infinity, 3e38],
  [3e38, infinity],
  [1.00001, 1],
])('does not take %d for %d, in the widest class', (actual, wanted) => {
  expect(compareTensors(floats(actual), floats(wanted), tolerances.accumulated)).toMatch('element 0');
});

it('allows the error of its class and no more', () => {
  const tolerance = { relative: 0.1, ofLargest: 0.01, absolute: 0 };
  // 0.1 · 1 + 0.01 · 100 = 1.1
  expect(compareTensors(floats(2, 100), floats(1, 100), tolerance)).toBeUndefined();
  expect(compareTensors(floats(2.2, 100), floats(1, 100), tolerance)).toMatch('element 0 is 2.2');
});

it('minds types, dims and whether there is a tensor', () => {
  expect(compareTensors(undefined, floats(1), tolerances.exact)).toBe('it is missing');
  expect(compareTensors(new Tensor('int32', [1], [1]), floats(1), tolerances.exact)).toMatch('type is int32');
  expect(compareTensors(new Tensor('float32', [1], []), floats(1), tolerances.exact)).toMatch('dims are []');
});

it('compares integers of 64 bits to the last, and halves by their value', () => {
  const integers = (value: bigint): Tensor => new Tensor('int64', BigInt64Array.of(value), [1]);
  const actual = new Tensor('int64', BigInt64Array.of(2n ** 53n + 1n), [1]);
  expect(compareTensors(actual, integers(2n ** 53n + 1n), tolerances.exact)).toBeUndefined();
  expect(compareTensors(actual, integers(2n ** 53n), tolerances.exact)).toMatch('element 0');
  const half = new Tensor('float16', Uint16Array.of(0x3e00), [1]);
  const nextHalf = new Tensor('float16', Uint16Array.of(0x3e01), [1]);
  expect(compareTensors(half, half, tolerances.exact)).toBeUndefined();
  expect(compareTensors(half, nextHalf, tolerances.exact)).toMatch('element 0 is 1.5, expected is 1.5009765625');
});
