import { random } from './inputs/random.js';
import type { OperatorCase, OperatorCases } from './operator-cases.js';

const forms: readonly (readonly [equation: string, ...dims: readonly (readonly number[])[]])[] = [
  ['ij,jk->ik', [3, 5], [5, 7]],
  ['bij,bjk->bik', [2, 3, 5], [2, 5, 4]],
  ['bhid,bhjd->bhij', [2, 3, 4, 5], [2, 3, 6, 5]],
  ['ij->ji', [3, 5]],
  ['ij->', [3, 5]],
  ['ij->i', [3, 5]],
  ['ii->i', [5, 5]],
  ['ij,kl->ijkl', [2, 3], [4, 5]],
  ['...ij,...jk->...ik', [2, 3, 4, 5], [2, 3, 5, 6]],
  ['i,i', [9], [9]],
  ['bij, bjk', [2, 3, 5], [2, 5, 4]],
  ['ij,jk,kl->il', [2, 3], [3, 4], [4, 5]],
];

export const einsumCases: OperatorCases = {
  operator: 'Einsum',
  tolerance: 'accumulated',
  cases: Object.fromEntries(
    forms.map(([equation, ...dims]): [string, OperatorCase] => [
      equation,
      { inputs: dims.map((shape) => random(shape)), attributes: { equation } },
    ]),
  ),
};
