import { constant } from './inputs/constant.js';
import { given } from './inputs/given.js';
import type { OperatorCases } from './operator-cases.js';

const corners = given(
  [1, 6, 4],
  [0, 0, 1, 1, 0, 0.1, 1, 1.1, 0, -0.1, 1, 0.9, 0, 10, 1, 11, 0, 10.1, 1, 11.1, 0, 100, 1, 101],
);
const scores = given([1, 1, 6], [0.9, 0.75, 0.6, 0.95, 0.5, 0.3]);
const centres = given(
  [1, 6, 4],
  [0.5, 0.5, 1, 1, 0.5, 0.6, 1, 1, 0.5, 0.4, 1, 1, 0.5, 10.5, 1, 1, 0.5, 10.6, 1, 1, 0.5, 100.5, 1, 1],
);
const limits = (count: number, overlap: number, score?: number) => [
  constant([1], [count], 'int64'),
  constant([1], [overlap]),
  ...(score === undefined ? [] : [constant([1], [score])]),
];

export const nonMaxSuppressionCases: OperatorCases = {
  operator: 'NonMaxSuppression',
  cases: {
    'by overlap': { inputs: [corners, scores, ...limits(3, 0.5)] },
    'by score': { inputs: [corners, scores, ...limits(6, 0.5, 0.4)] },
    'one box': { inputs: [corners, scores, ...limits(1, 0.5)] },
    'centre and size': { inputs: [centres, scores, ...limits(3, 0.5)], attributes: { center_point_box: 1 } },
    'two classes': {
      inputs: [
        corners,
        given([1, 2, 6], [0.9, 0.75, 0.6, 0.95, 0.5, 0.3, 0.1, 0.8, 0.2, 0.3, 0.9, 0.7]),
        ...limits(2, 0.5),
      ],
    },
    'corners the other way round': {
      inputs: [given([1, 2, 4], [1, 1, 0, 0, 0, 0.1, 1, 1.1]), given([1, 1, 2], [0.9, 0.75]), ...limits(3, 0.5)],
    },
    'no box wanted': { inputs: [corners, scores] },
  },
};
