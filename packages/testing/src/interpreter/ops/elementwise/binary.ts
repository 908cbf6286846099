import type { ReferenceOperator } from '../../reference-operator.js';
import { broadcastDims } from '../../tensors/broadcast-dims.js';
import { broadcastTo } from '../../tensors/broadcast-to.js';
import type { Element } from '../../tensors/element.js';
import { elementsOf } from '../../tensors/elements-of.js';
import { makeTensor } from '../../tensors/make-tensor.js';

type Formula = (left: number, right: number) => number;
type Comparison = (left: Element, right: Element) => boolean;

/** Arithmetic of two inputs: the result has the data type of the left one, which truncates the quotient of integers. */
const arithmetic: Readonly<Record<string, Formula>> = {
  Add: (left, right) => left + right,
  Div: (left, right) => left / right,
  Mul: (left, right) => left * right,
  PRelu: (left, right) => (left < 0 ? left * right : left),
  Pow: (left, right) => left ** right,
  Sub: (left, right) => left - right,
};

/** The same of 64-bit integers, to the last bit. */
const exactArithmetic: Readonly<Record<string, (left: bigint, right: bigint) => bigint>> = {
  Add: (left, right) => left + right,
  Div: (left, right) => (right === 0n ? 0n : left / right),
  Mul: (left, right) => left * right,
  PRelu: (left, right) => (left < 0n ? left * right : left),
  Pow: (left, right) => (right < 0n ? 0n : left ** right),
  Sub: (left, right) => left - right,
};

/** Comparisons and logic: truth values. 64-bit integers compare to the last bit. */
const comparisons: Readonly<Record<string, Comparison>> = {
  And: (left, right) => left !== 0 && right !== 0,
  Equal: (left, right) => left === right,
  Greater: (left, right) => left > right,
  GreaterOrEqual: (left, right) => left >= right,
  Less: (left, right) => left < right,
  LessOrEqual: (left, right) => left <= right,
  Or: (left, right) => left !== 0 || right !== 0,
  Xor: (left, right) => (left !== 0) !== (right !== 0),
};

function compute(formula: Formula, exact?: (left: bigint, right: bigint) => bigint): ReferenceOperator {
  return (run) => {
    const [left, right] = [run.tensor(0), run.tensor(1)];
    if (left.dataType === 'string') return run.fail('it computes with numbers, not with texts');
    const dims = broadcastDims(run, [left.dims, right.dims]);
    const [lefts, rights] = [elementsOf(broadcastTo(left, dims)), elementsOf(broadcastTo(right, dims))];
    const isExact = left.dataType.endsWith('int64') && right.dataType.includes('int');
    const results = lefts.map((element, index): Element => {
      const other = rights[index] ?? 0;
      return isExact && exact !== undefined
        ? exact(BigInt(element), BigInt(other))
        : formula(Number(element), Number(other));
    });
    return [makeTensor(left.dataType, dims, results)];
  };
}

function compare(comparison: Comparison): ReferenceOperator {
  return (run) => {
    const [left, right] = [run.tensor(0), run.tensor(1)];
    const dims = broadcastDims(run, [left.dims, right.dims]);
    const rights = elementsOf(broadcastTo(right, dims));
    const results = elementsOf(broadcastTo(left, dims)).map((element, index) =>
      Number(comparison(element, rights[index] ?? 0)),
    );
    return [makeTensor('bool', dims, results)];
  };
}

export const binary: Readonly<Record<string, ReferenceOperator>> = Object.fromEntries([
  ...Object.entries(arithmetic).map(([name, formula]) => [name, compute(formula, exactArithmetic[name])] as const),
  ...Object.entries(comparisons).map(([name, comparison]) => [name, compare(comparison)] as const),
]);
