import type { DataType } from '@automodel/onnx';
import type { ReferenceOperator } from '../../reference-operator.js';
import { broadcastDims } from '../../tensors/broadcast-dims.js';
import { broadcastTo } from '../../tensors/broadcast-to.js';
import type { Element } from '../../tensors/element.js';
import { makeTensor } from '../../tensors/make-tensor.js';
import { toNumbers } from '../../tensors/to-numbers.js';

type Formula = (left: number, right: number) => number;

/** Arithmetic of two inputs: the result has the data type of the left one, which truncates the quotient of integers. */
const arithmetic: Readonly<Record<string, Formula>> = {
  Add: (left, right) => left + right,
  Div: (left, right) => left / right,
  Mul: (left, right) => left * right,
  PRelu: (left, right) => (left < 0 ? left * right : left),
  Pow: (left, right) => left ** right,
  Sub: (left, right) => left - right,
};

/** Comparisons and logic: truth values. */
const comparisons: Readonly<Record<string, Formula>> = {
  And: (left, right) => Number(left !== 0 && right !== 0),
  Greater: (left, right) => Number(left > right),
  GreaterOrEqual: (left, right) => Number(left >= right),
  Less: (left, right) => Number(left < right),
  LessOrEqual: (left, right) => Number(left <= right),
  Or: (left, right) => Number(left !== 0 || right !== 0),
  Xor: (left, right) => Number((left !== 0) !== (right !== 0)),
};

function elementwise(formula: Formula, dataType?: DataType): ReferenceOperator {
  return (run) => {
    const [left, right] = [run.tensor(0), run.tensor(1)];
    if (left.dataType === 'string') return run.fail('it computes with numbers, not with texts');
    const dims = broadcastDims(run, [left.dims, right.dims]);
    const rights = toNumbers(broadcastTo(right, dims));
    const results = toNumbers(broadcastTo(left, dims)).map((value, index) => formula(value, rights[index] ?? 0));
    return [makeTensor(dataType ?? left.dataType, dims, results)];
  };
}

/** The one of them that compares texts as well, and 64-bit integers to the last bit. */
const equal: ReferenceOperator = (run) => {
  const [left, right] = [run.tensor(0), run.tensor(1)];
  const dims = broadcastDims(run, [left.dims, right.dims]);
  const rights = broadcastTo(right, dims).data;
  const lefts: Iterable<Element> = broadcastTo(left, dims).data;
  return [
    makeTensor(
      'bool',
      dims,
      Array.from(lefts, (element, index) => Number(element === rights[index])),
    ),
  ];
};

export const binary: Readonly<Record<string, ReferenceOperator>> = Object.fromEntries([
  ...Object.entries(arithmetic).map(([name, formula]) => [name, elementwise(formula)] as const),
  ...Object.entries(comparisons).map(([name, formula]) => [name, elementwise(formula, 'bool')] as const),
  ['Equal', equal] as const,
]);
