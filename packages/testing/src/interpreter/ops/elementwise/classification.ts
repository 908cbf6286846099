import type { ReferenceOperator } from '../../reference-operator.js';
import { makeTensor } from '../../tensors/make-tensor.js';
import { toNumbers } from '../../tensors/to-numbers.js';

/** What kind of float an element is. */
export const classification: Readonly<Record<string, ReferenceOperator>> = {
  IsInf: (run) => {
    const input = run.tensor(0);
    const finds = [run.integer('detect_negative', 1) !== 0, run.integer('detect_positive', 1) !== 0];
    const isFound = (x: number): boolean =>
      (x === Number.NEGATIVE_INFINITY && finds[0] === true) || (x === Number.POSITIVE_INFINITY && finds[1] === true);
    return [
      makeTensor(
        'bool',
        input.dims,
        Array.from(toNumbers(input), (x) => Number(isFound(x))),
      ),
    ];
  },
  IsNaN: (run) => {
    const input = run.tensor(0);
    return [
      makeTensor(
        'bool',
        input.dims,
        Array.from(toNumbers(input), (x) => Number(Number.isNaN(x))),
      ),
    ];
  },
};
