import type { Activation } from '../kernels/activation.js';
import { type ElementwiseKernel, elementwise, elementwiseArguments, elementwiseName } from '../kernels/elementwise.js';
import type { OperationContext } from './operation-context.js';
import type { Task } from './task.js';

/** Rows of elements, computed by a kernel: threads share the rows. */
export interface Rows {
  readonly name: string;
  readonly kernel: ElementwiseKernel;
  readonly activation: Activation | undefined;
  readonly left: number;
  readonly leftStride: number;
  readonly right: number;
  readonly rightStride: number;
  readonly output: number;
  readonly rowFloats: number;
  readonly rows: number;
}

/** The task of such rows. */
export function rowsTask(context: OperationContext, rows: Rows): Task {
  const { name, kernel, activation, left, leftStride, right, rightStride, output, rowFloats } = rows;
  const calls = context.split(rows.rows).map(([rowBegin, rowEnd]) => {
    if (rowBegin >= rowEnd) return [];
    const values = { left, leftStride, right, rightStride, output, rowBytes: rowFloats * 4, rowBegin, rowEnd };
    const make = () => elementwise(kernel, activation);
    return [context.call(elementwiseName(kernel, activation), make, elementwiseArguments(values))];
  });
  return { kind: 'kernels', name, calls };
}
