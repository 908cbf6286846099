import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

const regions = given([3, 4], [0, 0, 4, 5, 1.5, 2, 6, 6.5, 3, 3, 3.2, 3.4]);
const images = given([3], [0n, 1n, 1n], 'int64');

export const roiAlignCases: OperatorCases = {
  operator: 'RoiAlign',
  tolerance: 'accumulated',
  cases: {
    'means of samples': {
      inputs: [random([2, 3, 8, 8]), regions, images],
      attributes: { output_height: 3, output_width: 2, sampling_ratio: 2 },
    },
    'a ratio by size': {
      inputs: [random([2, 3, 8, 8]), regions, images],
      attributes: { output_height: 2, output_width: 2 },
    },
    'without half pixels': {
      inputs: [random([2, 3, 8, 8]), regions, images],
      attributes: {
        output_height: 2,
        output_width: 3,
        sampling_ratio: 2,
        coordinate_transformation_mode: 'output_half_pixel',
      },
    },
    'a scale': {
      inputs: [random([2, 2, 8, 8]), given([1, 4], [2, 4, 12, 14]), given([1], [1n], 'int64')],
      attributes: { output_height: 2, output_width: 2, sampling_ratio: 1, spatial_scale: 0.5 },
    },
    maxima: {
      inputs: [random([2, 3, 8, 8]), regions, images],
      attributes: { output_height: 2, output_width: 2, sampling_ratio: 2, mode: 'max' },
    },
  },
};
