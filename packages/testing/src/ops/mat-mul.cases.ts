import { boolean, constantFrom, record } from 'fast-check';
import { broadcastArbitrary } from './arbitraries/broadcast-arbitrary.js';
import { random } from './inputs/random.js';
import { weight } from './inputs/weight.js';
import type { OperatorCases } from './operator-cases.js';

const size = constantFrom(1, 2, 3, 5, 8, 9, 17);

export const matMulCases: OperatorCases = {
  operator: 'MatMul',
  tolerance: 'accumulated',
  cases: {
    matrices: { inputs: [random([3, 5]), random([5, 7])] },
    'a weight': { inputs: [random([9, 17]), weight([17, 5])] },
    'a batch times a weight': { inputs: [random([2, 3, 17]), weight([17, 9])] },
    'batches of matrices': { inputs: [random([2, 3, 4, 5]), random([2, 3, 5, 6])] },
    'batches that broadcast': { inputs: [random([2, 1, 4, 5]), random([3, 5, 6])] },
    'a vector on the left': { inputs: [random([5]), random([5, 7])] },
    'a vector on the right': { inputs: [random([3, 5]), random([5])] },
    'two vectors': { inputs: [random([17]), random([17])] },
    'a vector times a batch': { inputs: [random([5]), random([2, 5, 3])] },
    'no inner element': { inputs: [random([2, 0]), random([0, 3])] },
    'no matrix': { inputs: [random([0, 2, 3]), random([3, 4])] },
    'sizes beyond one tile': { inputs: [random([33, 130]), random([130, 67])] },
    int32: {
      inputs: [
        random([3, 4], { dataType: 'int32', low: -9, high: 9 }),
        random([4, 2], { dataType: 'int32', low: -9, high: 9 }),
      ],
    },
  },
  fuzz: record({ batch: broadcastArbitrary(), rows: size, inner: size, columns: size, isWeight: boolean() })
    .filter(({ batch: [left, right] }) => [...left, ...right].every((length) => length < 4))
    .map(({ batch: [left, right], rows, inner, columns, isWeight }) => ({
      inputs: [
        random([...left, rows, inner]),
        isWeight ? weight([inner, columns]) : random([...right, inner, columns]),
      ],
    })),
};
