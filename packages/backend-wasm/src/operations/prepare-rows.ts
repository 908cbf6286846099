import type { SoftmaxStep, StepOf } from '@automodel/compiler';
import {
  normalizeRowsArguments,
  normalizeRows as normalizeRowsKernel,
  normalizeRowsName,
} from '../kernels/normalize-rows.js';
import { softmaxRows, softmaxRowsArguments, softmaxRowsName } from '../kernels/softmax-rows.js';
import { normalizeRows } from './dense/normalize-rows.js';
import { denseTask } from './dense-task.js';
import type { OperationContext } from './operation-context.js';
import { prepareSoftmax } from './prepare-softmax.js';
import type { KernelCall, Task } from './task.js';

/** Rows that lie one behind the other, in both of two tensors. */
interface PlainRows {
  readonly input: number;
  readonly output: number;
  readonly rows: number;
}

/** Normalization of rows, in vector registers and by all threads where they lie in C order. */
export function prepareNormalizeRows(context: OperationContext, step: StepOf<'normalize-rows'>): Task {
  const { length, epsilon, isCentered } = step;
  const [operand] = step.inputs;
  const rows = operand?.kind === 'tensor' ? plainRows(context, operand.tensor, step.output, length) : undefined;
  if (rows === undefined) return denseTask(context, step, normalizeRows(step));
  const constants = context.table(new Float32Array([1 / length, epsilon]));
  const calls = shareRows(context, rows, length, (part) =>
    context.call(
      normalizeRowsName(isCentered),
      () => normalizeRowsKernel(isCentered),
      normalizeRowsArguments({ ...part, length, constants }),
    ),
  );
  return { kind: 'kernels', name: step.name, calls };
}

/** Softmax over the last axis, in vector registers and by all threads where rows lie in C order; else by plain loops. */
export function prepareSoftmaxRows(context: OperationContext, step: SoftmaxStep): Task {
  const { dims } = context.tensor(step.input);
  const length = dims.at(-1) ?? 1;
  const isLast = step.form === 'soft' && step.axis === dims.length - 1;
  const rows = isLast ? plainRows(context, step.input, step.output, length) : undefined;
  if (rows === undefined) return prepareSoftmax(context, step);
  const calls = shareRows(context, rows, length, (part) =>
    context.call(softmaxRowsName, softmaxRows, softmaxRowsArguments({ ...part, length })),
  );
  return { kind: 'kernels', name: step.name, calls };
}

function plainRows(context: OperationContext, from: number, to: number, length: number): PlainRows | undefined {
  const [input, output] = [context.tensor(from), context.tensor(to)];
  const isPlain = [input, output].every(({ dataType, layout }) => dataType === 'float32' && layout === 'row-major');
  const count = input.dims.reduce((product, dim) => product * dim, 1);
  if (!isPlain || count === 0) return undefined;
  return { input: context.address(from), output: context.address(to), rows: count / length };
}

function shareRows(
  context: OperationContext,
  { input, output, rows }: PlainRows,
  length: number,
  call: (part: PlainRows) => KernelCall,
): readonly (readonly KernelCall[])[] {
  return context.split(rows).map(([begin, end]) => {
    if (begin >= end) return [];
    const shift = begin * length * 4;
    return [call({ input: input + shift, output: output + shift, rows: end - begin })];
  });
}
