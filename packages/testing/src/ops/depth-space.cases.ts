import { constantFrom, tuple } from 'fast-check';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

const sizes = tuple(constantFrom(1, 2), constantFrom(1, 2, 3), constantFrom(2, 3), constantFrom(1, 3, 4));

export const depthSpaceCases: readonly OperatorCases[] = [
  {
    operator: 'DepthToSpace',
    cases: {
      'depth, column, row': { inputs: [random([2, 8, 3, 5])], attributes: { blocksize: 2 } },
      'column, row, depth': { inputs: [random([1, 12, 2, 3])], attributes: { blocksize: 2, mode: 'CRD' } },
      'blocks of 3': { inputs: [random([1, 9, 4, 3])], attributes: { blocksize: 3, mode: 'DCR' } },
    },
    fuzz: tuple(sizes, constantFrom('CRD', 'DCR')).map(([[batch, channels, blocksize, height], mode]) => ({
      inputs: [random([batch, channels * blocksize ** 2, height, 3])],
      attributes: { blocksize, mode },
    })),
  },
  {
    operator: 'SpaceToDepth',
    cases: {
      'blocks of 2': { inputs: [random([2, 3, 6, 4])], attributes: { blocksize: 2 } },
      'blocks of 3': { inputs: [random([1, 1, 9, 6])], attributes: { blocksize: 3 } },
    },
    fuzz: sizes.map(([batch, channels, blocksize, height]) => ({
      inputs: [random([batch, channels, height * blocksize, 2 * blocksize])],
      attributes: { blocksize },
    })),
  },
];
