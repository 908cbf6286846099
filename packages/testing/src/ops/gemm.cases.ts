import { boolean, constantFrom, record } from 'fast-check';
import { random } from './inputs/random.js';
import { weight } from './inputs/weight.js';
import type { OperatorCases } from './operator-cases.js';

export const gemmCases: OperatorCases = {
  operator: 'Gemm',
  tolerance: 'accumulated',
  cases: {
    plain: { inputs: [random([3, 5]), random([5, 7])] },
    'a classifier': {
      inputs: [random([1, 64]), weight([10, 64]), weight([10])],
      attributes: { transB: 1 },
    },
    'a classifier of a batch': {
      inputs: [random([5, 17]), weight([9, 17]), weight([9])],
      attributes: { transB: 1 },
    },
    'both transposed': { inputs: [random([5, 3]), weight([7, 5])], attributes: { transA: 1, transB: 1 } },
    'the left one transposed': { inputs: [random([5, 3]), weight([5, 7])], attributes: { transA: 1 } },
    'alpha and beta': {
      inputs: [random([4, 9]), weight([9, 3]), random([4, 3])],
      attributes: { alpha: 0.5, beta: -2 },
    },
    'alpha without c': { inputs: [random([4, 9]), weight([9, 3])], attributes: { alpha: 0.25 } },
    'a column is added': { inputs: [random([4, 9]), weight([9, 3]), random([4, 1])] },
    'a row is added': { inputs: [random([4, 9]), weight([9, 3]), random([1, 3])], attributes: { beta: 0.5 } },
    'a scalar is added': { inputs: [random([4, 9]), weight([9, 3]), random([])] },
    'beta of zero': { inputs: [random([4, 9]), weight([9, 3]), random([4, 3])], attributes: { beta: 0 } },
    'no inner element': { inputs: [random([3, 0]), random([0, 5]), random([5])] },
    'no row': { inputs: [random([0, 4]), weight([4, 5])] },
    'one element': { inputs: [random([1, 1]), random([1, 1]), random([1])] },
    'sizes beyond one tile': { inputs: [random([33, 129]), weight([129, 65])] },
    float64: {
      inputs: [random([3, 5], { dataType: 'float64' }), random([5, 2], { dataType: 'float64' })],
    },
  },
  fuzz: record({
    rows: constantFrom(1, 2, 3, 5, 6, 7, 12, 17),
    inner: constantFrom(1, 2, 3, 4, 8, 9, 31),
    columns: constantFrom(1, 2, 3, 7, 8, 9, 17, 33),
    transA: boolean(),
    transB: boolean(),
    added: constantFrom('none', 'row', 'matrix', 'column'),
    isWeight: boolean(),
    alpha: constantFrom(1, 1, 0.5),
    beta: constantFrom(1, 1, 2),
  }).map(({ rows, inner, columns, transA, transB, added, isWeight, alpha, beta }) => {
    const right = transB ? [columns, inner] : [inner, columns];
    const dims = { none: undefined, row: [columns], matrix: [rows, columns], column: [rows, 1] }[added];
    return {
      inputs: [
        random(transA ? [inner, rows] : [rows, inner]),
        isWeight ? weight(right) : random(right),
        ...(dims === undefined ? [] : [random(dims)]),
      ],
      attributes: { transA, transB, alpha, beta },
    };
  }),
};
