// Run by describe-backend.test.ts, which expects some of these to fail.
import { describeBackend } from '../backends/describe-backend.js';
import { random } from '../ops/inputs/random.js';
import type { OperatorCases } from '../ops/operator-cases.js';
import { type Defect, toyBackend } from './toy-backend.js';

const operators: readonly OperatorCases[] = [
  { operator: 'Relu', cases: { 'a vector': { inputs: [random([5])] } } },
  { operator: 'Erf', cases: { 'a vector': { inputs: [random([5])] } } },
];

const oracle = { backend: toyBackend('none'), device: 'toy' };
const defects: readonly Defect[] = ['none', 'wrong Relu', 'poisoned by failure', 'forgets dispose'];
for (const defect of defects) {
  describeBackend(defect, { backend: toyBackend(defect), device: 'toy', oracle, operators });
}

const exceptions = [{ cases: /^Relu: a vector$|^contract: (only|results)/, reason: 'it adds a thousandth' }];
describeBackend('exceptions that are true', {
  backend: toyBackend('wrong Relu'),
  device: 'toy',
  oracle,
  operators,
  exceptions,
});
describeBackend('exceptions that are not', {
  backend: toyBackend('none'),
  device: 'toy',
  oracle,
  operators,
  exceptions: [
    { cases: /^Relu: a vector$/, reason: 'it was wrong once' },
    { cases: /^Erf/, reason: 'it is not even supported' },
  ],
});
