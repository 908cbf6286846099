import type { ReduceName, StepOf } from '@automodel/compiler';
import { type RowReduction, reduceRows, reduceRowsArguments, reduceRowsName } from '../kernels/reduce-rows.js';
import type { OperationContext } from './operation-context.js';
import type { Task } from './task.js';

const rowReductions: Readonly<Partial<Record<ReduceName, RowReduction>>> = {
  max: 'max',
  mean: 'add',
  min: 'min',
  sum: 'add',
};

/** Sums, means and extremes over the last axes of floats in C order: in vector registers, rows shared by all threads. Undefined for others. */
export function prepareReduceRows(context: OperationContext, step: StepOf<'reduce'>): Task | undefined {
  const [operand] = step.inputs;
  const reduction = rowReductions[step.function];
  if (operand?.kind !== 'tensor' || reduction === undefined) return undefined;
  const [input, output] = [context.tensor(operand.tensor), context.tensor(step.output)];
  const isPlain = [input, output].every(({ dataType, layout }) => dataType === 'float32' && layout === 'row-major');
  const kept = input.dims.length - step.axes.length;
  if (!isPlain || step.axes.some((axis) => axis < kept) || input.dims.includes(0)) return undefined;
  const length = input.dims.slice(kept).reduce((product, dim) => product * dim, 1);
  const rows = input.dims.slice(0, kept).reduce((product, dim) => product * dim, 1);
  const factor = context.table(new Float32Array([step.function === 'mean' ? 1 / length : 1]));
  const [from, to] = [context.address(operand.tensor), context.address(step.output)];
  const calls = context.split(rows).map(([begin, end]) => {
    if (begin >= end) return [];
    const part = { input: from + begin * length * 4, output: to + begin * 4, rows: end - begin, length, factor };
    return [context.call(reduceRowsName(reduction), () => reduceRows(reduction), reduceRowsArguments(part))];
  });
  return { kind: 'kernels', name: step.name, calls };
}
