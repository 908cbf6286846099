import type { ReferenceOperator } from '../../reference-operator.js';
import { broadcastDims } from '../../tensors/broadcast-dims.js';
import { broadcastTo } from '../../tensors/broadcast-to.js';
import type { Element } from '../../tensors/element.js';
import { elementsOf } from '../../tensors/elements-of.js';
import { makeTensor } from '../../tensors/make-tensor.js';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const isNotANumber = (element: Element): boolean => Number.isNaN(element);

/** Operators of any number of inputs, which broadcast: what becomes of the elements at one place. */
const formulas: Readonly<Record<string, (elements: readonly Element[]) => Element>> = {
  Max: (elements) =>
    elements.reduce((left, right) => (isNotANumber(left) || (!isNotANumber(right) && left > right) ? left : right)),
  Mean: (elements) => sum(elements.map(Number)) / elements.length,
  Min: (elements) =>
    elements.reduce((left, right) => (isNotANumber(left) || (!isNotANumber(right) && left < right) ? left : right)),
  Sum: (elements) => sum(elements.map(Number)),
};

function elementwise(formula: (elements: readonly Element[]) => Element): ReferenceOperator {
  return (run) => {
    const inputs = Array.from({ length: run.inputCount }, (_, index) => run.tensor(index));
    const dims = broadcastDims(
      run,
      inputs.map((input) => input.dims),
    );
    const columns = inputs.map((input) => elementsOf(broadcastTo(input, dims)));
    const results = (columns[0] ?? []).map((first, index) =>
      formula([first, ...columns.slice(1).map((column) => column[index] ?? 0)]),
    );
    return [makeTensor(run.tensor(0).dataType, dims, results)];
  };
}

export const variadic: Readonly<Record<string, ReferenceOperator>> = Object.fromEntries(
  Object.entries(formulas).map(([name, formula]) => [name, elementwise(formula)]),
);
