import type { NodeRun } from '../../node-run.js';
import type { ReferenceOperator } from '../../reference-operator.js';
import { erf } from '../../tensors/erf.js';
import { makeTensor } from '../../tensors/make-tensor.js';
import { toNumbers } from '../../tensors/to-numbers.js';

type Formula = (x: number) => number;

/** Operators of one input whose attributes shape what becomes of each element. */
const formulas: Readonly<Record<string, (run: NodeRun) => Formula>> = {
  Celu: (run) => {
    const alpha = run.float('alpha', 1);
    return (x) => Math.max(0, x) + Math.min(0, alpha * Math.expm1(x / alpha));
  },
  Elu: (run) => {
    const alpha = run.float('alpha', 1);
    return (x) => (x < 0 ? alpha * Math.expm1(x) : x);
  },
  Gelu: (run) =>
    run.text('approximate', 'none') === 'tanh'
      ? (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))
      : (x) => 0.5 * x * (1 + erf(x / Math.SQRT2)),
  HardSigmoid: (run) => {
    const [alpha, beta] = [run.float('alpha', 0.2), run.float('beta', 0.5)];
    return (x) => Math.max(0, Math.min(1, alpha * x + beta));
  },
  LeakyRelu: (run) => {
    const alpha = run.float('alpha', 0.01);
    return (x) => (x < 0 ? alpha * x : x);
  },
  Selu: (run) => {
    const [alpha, gamma] = [run.float('alpha', 1.6732631921768188), run.float('gamma', 1.0507010221481323)];
    return (x) => gamma * (x > 0 ? x : alpha * Math.expm1(x));
  },
  Shrink: (run) => {
    const [bias, lambd] = [run.float('bias', 0), run.float('lambd', 0.5)];
    return (x) => (x < -lambd ? x + bias : x > lambd ? x - bias : 0);
  },
  Swish: (run) => {
    const alpha = run.float('alpha', 1);
    return (x) => x / (1 + Math.exp(-alpha * x));
  },
  ThresholdedRelu: (run) => {
    const alpha = run.float('alpha', 1);
    return (x) => (x > alpha ? x : 0);
  },
};

function elementwise(makeFormula: (run: NodeRun) => Formula): ReferenceOperator {
  return (run) => {
    const input = run.tensor(0);
    return [makeTensor(input.dataType, input.dims, toNumbers(input).map(makeFormula(run)))];
  };
}

export const activations: Readonly<Record<string, ReferenceOperator>> = Object.fromEntries(
  Object.entries(formulas).map(([name, formula]) => [name, elementwise(formula)]),
);
