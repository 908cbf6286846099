import { constantFrom, record } from 'fast-check';
import { constant } from './inputs/constant.js';
import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCase, OperatorCases } from './operator-cases.js';

const coordinates = ['half_pixel', 'half_pixel_symmetric', 'pytorch_half_pixel', 'align_corners', 'asymmetric'];
const scales = (height: number, width: number) => constant([4], [1, 1, height, width]);
const image = () => random([1, 3, 5, 7]);

const byCoordinates = ['linear', 'cubic'].flatMap((mode) =>
  coordinates.map((transformation): [string, OperatorCase] => [
    `${mode}, ${transformation}`,
    {
      inputs: [image(), null, null, integers(1, 3, 8, 4)],
      attributes: { mode, coordinate_transformation_mode: transformation },
    },
  ]),
);
const byRounding = ['round_prefer_floor', 'round_prefer_ceil', 'floor', 'ceil'].flatMap((rounding) =>
  ['asymmetric', 'half_pixel', 'align_corners'].map((transformation): [string, OperatorCase] => [
    `nearest, ${rounding}, ${transformation}`,
    {
      inputs: [image(), null, null, integers(1, 3, 8, 4)],
      attributes: { mode: 'nearest', nearest_mode: rounding, coordinate_transformation_mode: transformation },
    },
  ]),
);

export const resizeCases: OperatorCases = {
  operator: 'Resize',
  tolerance: 'accumulated',
  cases: {
    ...Object.fromEntries([...byCoordinates, ...byRounding]),
    'twice as large, nearest': {
      inputs: [random([2, 5, 3, 4]), null, scales(2, 2)],
      attributes: { coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' },
    },
    'twice as large, linear': { inputs: [random([2, 5, 3, 4]), null, scales(2, 2)], attributes: { mode: 'linear' } },
    'half as large, linear': { inputs: [random([1, 2, 6, 8]), null, scales(0.5, 0.5)], attributes: { mode: 'linear' } },
    'a scale that does not divide': { inputs: [image(), null, scales(1.7, 0.6)], attributes: { mode: 'linear' } },
    'antialias, linear': {
      inputs: [random([1, 3, 9, 11]), null, null, integers(1, 3, 4, 5)],
      attributes: { mode: 'linear', antialias: 1 },
    },
    'antialias, cubic': {
      inputs: [random([1, 3, 9, 11]), null, null, integers(1, 3, 4, 5)],
      attributes: { mode: 'cubic', antialias: 1 },
    },
    'another cubic coefficient': {
      inputs: [image(), null, null, integers(1, 3, 8, 9)],
      attributes: { mode: 'cubic', cubic_coeff_a: -0.5 },
    },
    'cubic, outside left out': {
      inputs: [image(), null, null, integers(1, 3, 3, 4)],
      attributes: { mode: 'cubic', exclude_outside: 1 },
    },
    'some axes': {
      inputs: [image(), null, null, integers(8, 4)],
      attributes: { mode: 'linear', axes: [2, 3] },
    },
    'not larger than': {
      inputs: [image(), null, null, integers(8, 9)],
      attributes: { mode: 'linear', axes: [2, 3], keep_aspect_ratio_policy: 'not_larger' },
    },
    'not smaller than': {
      inputs: [image(), null, null, integers(8, 9)],
      attributes: { mode: 'linear', axes: [2, 3], keep_aspect_ratio_policy: 'not_smaller' },
    },
    'cut and resize': {
      inputs: [random([1, 1, 6, 6]), constant([8], [0, 0, 0.2, 0.3, 1, 1, 0.8, 1.2]), null, integers(1, 1, 3, 4)],
      attributes: { mode: 'linear', coordinate_transformation_mode: 'tf_crop_and_resize', extrapolation_value: 10 },
    },
    'the same size': { inputs: [image(), null, null, integers(1, 3, 5, 7)], attributes: { mode: 'linear' } },
  },
  fuzz: record({
    height: constantFrom(1, 2, 5, 7, 9),
    width: constantFrom(2, 3, 8),
    toHeight: constantFrom(1, 3, 4, 11),
    toWidth: constantFrom(2, 5, 9),
    mode: constantFrom('linear', 'cubic'),
    transformation: constantFrom(...coordinates),
  }).map(({ height, width, toHeight, toWidth, mode, transformation }) => ({
    inputs: [random([2, 3, height, width]), null, null, integers(2, 3, toHeight, toWidth)],
    attributes: { mode, coordinate_transformation_mode: transformation },
  })),
};
