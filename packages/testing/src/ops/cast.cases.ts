import { type DataType, dataTypeCodes } from '@automodel/onnx';
import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCase, OperatorCases } from './operator-cases.js';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const numbers = [0, -0, 1.5, -1.5, 2.5, 100.99, -100.99, 127];
const to = (dataType: DataType) => ({ to: dataTypeCodes[dataType] });

const fromFloat = (['bool', 'float16', 'float32', 'float64', 'int16', 'int32', 'int64', 'int8'] as const).map(
  (dataType): [string, OperatorCase] => [
    `float32 to ${dataType}`,
    { inputs: [given([8], numbers)], attributes: to(dataType) },
  ],
);
const toFloat = (['bool', 'float16', 'float64', 'int32', 'int64', 'int8', 'uint8'] as const).map(
  (dataType): [string, OperatorCase] => [
    `${dataType} to float32`,
    {
      inputs: [random([2, 9], { dataType, low: dataType === 'uint8' ? 0 : -99, high: 99 })],
      attributes: to('float32'),
    },
  ],
);

export const castCases: OperatorCases = {
  operator: 'Cast',
  cases: {
    ...Object.fromEntries([...fromFloat, ...toFloat]),
    'int64 to int32': { inputs: [given([4], [0n, -1n, 2147483647n, -2147483648n], 'int64')], attributes: to('int32') },
    'int32 to int64': { inputs: [given([3], [0, 2147483647, -2147483648], 'int32')], attributes: to('int64') },
    'what float16 cannot hold': {
      inputs: [given([6], [65504, 65520, -70000, nan, infinity, 6e-8])],
      attributes: to('float16'),
    },
    'float64 rounds': { inputs: [given([3], [0.1, 1e300, 16777217], 'float64')], attributes: to('float32') },
    'NaN is true': { inputs: [given([4], [nan, 0, -0, 1e-40])], attributes: to('bool') },
    'no element': { inputs: [given([0, 3], [])], attributes: to('int64') },
  },
};
