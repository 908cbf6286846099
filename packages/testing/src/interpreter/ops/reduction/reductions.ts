import type { NodeRun } from '../../node-run.js';
import type { ReferenceOperator } from '../../reference-operator.js';
import type { Element } from '../../tensors/element.js';
import { groupByAxes } from '../../tensors/group-by-axes.js';
import { makeTensor } from '../../tensors/make-tensor.js';

type Formula = (numbers: readonly number[]) => number;

const sum: Formula = (numbers) => numbers.reduce((total, x) => total + x, 0);
const largest = (elements: readonly Element[]): Element =>
  elements.reduce((left, right) => (Number.isNaN(left) || left > right ? left : right));
const smallest = (elements: readonly Element[]): Element =>
  elements.reduce((left, right) => (Number.isNaN(left) || left < right ? left : right));

/** What becomes of the elements that are reduced to one, as numbers. */
const formulas: Readonly<Record<string, Formula>> = {
  ReduceL1: (numbers) => sum(numbers.map(Math.abs)),
  ReduceL2: (numbers) => Math.sqrt(sum(numbers.map((x) => x * x))),
  ReduceLogSum: (numbers) => Math.log(sum(numbers)),
  // The largest exponent comes out of the sum, so that it does not overflow.
  ReduceLogSumExp: (numbers) => {
    const most = Math.max(...numbers);
    return Number.isFinite(most) ? most + Math.log(sum(numbers.map((x) => Math.exp(x - most)))) : most;
  },
  ReduceMean: (numbers) => sum(numbers) / numbers.length,
  ReduceProd: (numbers) => numbers.reduce((product, x) => product * x, 1),
  ReduceSum: sum,
  ReduceSumSquare: (numbers) => sum(numbers.map((x) => x * x)),
};

/** The same of 64-bit integers, to the last bit, where the result is an integer. */
const exactFormulas: Readonly<Record<string, (integers: readonly bigint[]) => bigint>> = {
  ReduceL1: (integers) => integers.reduce((total, x) => total + (x < 0n ? -x : x), 0n),
  ReduceProd: (integers) => integers.reduce((product, x) => product * x, 1n),
  ReduceSum: (integers) => integers.reduce((total, x) => total + x, 0n),
  ReduceSumSquare: (integers) => integers.reduce((total, x) => total + x * x, 0n),
};

/** The axes, which were an attribute before they became an input; all if there are none. */
function readAxes(run: NodeRun, rank: number): readonly number[] {
  const axes = run.inputIntegers(1) ?? run.integers('axes') ?? [];
  if (axes.length > 0) return axes.map((axis) => run.axis(axis, rank));
  return run.integer('noop_with_empty_axes', 0) === 0 ? Array.from({ length: rank }, (_, axis) => axis) : [];
}

function reduce(formula: (elements: readonly Element[]) => Element): ReferenceOperator {
  return (run) => {
    const input = run.tensor(0);
    const axes = readAxes(run, input.dims.length);
    const { dims, groups } = groupByAxes(input, axes);
    const kept = run.integer('keepdims', 1) === 0 ? dims.filter((_, axis) => !axes.includes(axis)) : dims;
    return [makeTensor(input.dataType, kept, groups.map(formula))];
  };
}

function reduceNumbers(name: string, formula: Formula): ReferenceOperator {
  const exact = exactFormulas[name];
  return reduce((elements) => {
    const integers = elements.filter((element) => typeof element === 'bigint');
    if (exact !== undefined && integers.length > 0) return exact(integers);
    return formula(elements.map(Number));
  });
}

/** The extreme of no elements: the one that every other beats. */
function extreme(name: string, choose: (elements: readonly Element[]) => Element, sign: number): ReferenceOperator {
  return (run) => {
    const { dataType } = run.tensor(0);
    return reduce((elements) => {
      if (elements.length > 0) return choose(elements);
      if (dataType.includes('float')) return sign * Number.POSITIVE_INFINITY;
      if (dataType === 'bool') return sign < 0 ? 0 : 1;
      return run.fail(`${name} of no integers is not defined`);
    })(run);
  };
}

/** Operators that reduce axes to one element each. */
export const reductions: Readonly<Record<string, ReferenceOperator>> = {
  ...Object.fromEntries(Object.entries(formulas).map(([name, formula]) => [name, reduceNumbers(name, formula)])),
  ReduceMax: extreme('the largest', largest, -1),
  ReduceMin: extreme('the smallest', smallest, 1),
};
