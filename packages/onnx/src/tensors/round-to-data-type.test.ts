import { describe, expect, it } from 'vitest';
import type { DataType } from '../ir/data-type.js';
import { roundToDataType } from './round-to-data-type.js';

describe('roundToDataType', () => {
  it.each<[number, DataType, number | null]>([
    [-2.5, 'int64', -2],
    [0.1, 'float32', Math.fround(0.1)],
    [0.1, 'float64', 0.1],
    [0.1, 'float16', null],
    [-3, 'bool', 1],
    [300, 'uint8', null],
    [-1, 'uint64', null],
    [-128, 'int8', -128],
    [2 ** 31, 'int32', null],
    [Number.POSITIVE_INFINITY, 'int64', Number.POSITIVE_INFINITY],
    [Number.POSITIVE_INFINITY, 'int32', null],
    [Number.NaN, 'int64', null],
  ])('stores %d in %s as %d', (value, dataType, expected) => {
    expect(roundToDataType(value, dataType)).toBe(expected);
  });
});
