import type { ReferenceOperator } from '../reference-operator.js';
import { mapGroups } from '../tensors/map-groups.js';

type Formula = (numbers: readonly number[]) => readonly number[];

const normalizedExponentials: Formula = (numbers) => {
  const most = Math.max(...numbers);
  const exponentials = numbers.map((x) => Math.exp(x - most));
  const sum = exponentials.reduce((total, x) => total + x, 0);
  return exponentials.map((x) => x / sum);
};

/** What becomes of the elements along the axis. */
const formulas: Readonly<Record<string, Formula>> = {
  Hardmax: (numbers) => {
    const first = numbers.indexOf(Math.max(...numbers));
    return numbers.map((_, index) => Number(index === first));
  },
  LogSoftmax: (numbers) => {
    const most = Math.max(...numbers);
    const logarithm = Math.log(numbers.reduce((total, x) => total + Math.exp(x - most), 0));
    return numbers.map((x) => x - most - logarithm);
  },
  Softmax: normalizedExponentials,
};

export const softmax: Readonly<Record<string, ReferenceOperator>> = Object.fromEntries(
  Object.entries(formulas).map(([name, formula]): [string, ReferenceOperator] => [
    name,
    (run) => {
      const input = run.grid(0);
      const axis = run.axis(run.integer('axis', -1), input.dims.length);
      return [mapGroups(input, [axis], formula).toTensor(run.tensor(0).dataType)];
    },
  ]),
);
