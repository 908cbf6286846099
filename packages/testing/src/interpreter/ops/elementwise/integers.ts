import type { NodeRun } from '../../node-run.js';
import type { ReferenceOperator } from '../../reference-operator.js';
import { broadcastDims } from '../../tensors/broadcast-dims.js';
import { broadcastTo } from '../../tensors/broadcast-to.js';
import { elementsOf } from '../../tensors/elements-of.js';
import { makeTensor } from '../../tensors/make-tensor.js';
import { toNumbers } from '../../tensors/to-numbers.js';

/** Operators of two integers of up to 64 bits; the result wraps around in its data type. */
const formulas: Readonly<Record<string, (run: NodeRun) => (left: bigint, right: bigint) => bigint>> = {
  BitShift: (run) => {
    const direction = run.text('direction', '');
    if (direction !== 'LEFT' && direction !== 'RIGHT') run.fail(`the direction is "${direction}", not LEFT or RIGHT`);
    return direction === 'LEFT' ? (left, right) => left << right : (left, right) => left >> right;
  },
  BitwiseAnd: () => (left, right) => left & right,
  BitwiseOr: () => (left, right) => left | right,
  BitwiseXor: () => (left, right) => left ^ right,
  // The sign of the remainder is that of the divisor, as in Python, or with fmod that of the dividend, as in C.
  Mod: (run) =>
    run.integer('fmod', 0) === 1 ? (left, right) => left % right : (left, right) => ((left % right) + right) % right,
};

function elementwise(makeFormula: (run: NodeRun) => (left: bigint, right: bigint) => bigint): ReferenceOperator {
  return (run) => {
    const [left, right] = [run.tensor(0), run.tensor(1)];
    const dims = broadcastDims(run, [left.dims, right.dims]);
    const formula = makeFormula(run);
    const rights = elementsOf(broadcastTo(right, dims));
    const results = elementsOf(broadcastTo(left, dims)).map((element, index) =>
      formula(BigInt(element), BigInt(rights[index] ?? 0)),
    );
    return [makeTensor(left.dataType, dims, results)];
  };
}

const integerOperators: Readonly<Record<string, ReferenceOperator>> = Object.fromEntries(
  Object.entries(formulas).map(([name, formula]) => [name, elementwise(formula)]),
);

const remainderOfFloats: ReferenceOperator = (run) => {
  if (run.integer('fmod', 0) !== 1) run.fail('floats need fmod = 1');
  const [left, right] = [run.tensor(0), run.tensor(1)];
  const dims = broadcastDims(run, [left.dims, right.dims]);
  const divisors = toNumbers(broadcastTo(right, dims));
  const results = toNumbers(broadcastTo(left, dims)).map((value, index) => value % (divisors[index] ?? 0));
  return [makeTensor(left.dataType, dims, results)];
};

export const integers: Readonly<Record<string, ReferenceOperator>> = {
  ...integerOperators,
  BitwiseNot: (run) => {
    const input = run.tensor(0);
    return [
      makeTensor(
        input.dataType,
        input.dims,
        elementsOf(input).map((element) => ~BigInt(element)),
      ),
    ];
  },
  Mod: (run) =>
    run.tensor(0).dataType.includes('float') ? remainderOfFloats(run) : (integerOperators['Mod']?.(run) ?? []),
};
