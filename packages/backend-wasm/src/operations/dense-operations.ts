import type { GeneralStep, StepOf } from '@automodel/compiler';
import { cast } from './dense/cast.js';
import { dequantize } from './dense/dequantize.js';
import { generalConvolution } from './dense/general-convolution.js';
import { matrixMultiply } from './dense/matrix-multiply.js';
import { quantize } from './dense/quantize.js';
import { reduce } from './dense/reduce.js';
import { requantize } from './dense/requantize.js';
import { type DenseOperation, denseTask } from './dense-task.js';
import type { OperationContext } from './operation-context.js';
import type { PrepareTable } from './prepare-step.js';
import type { Task } from './task.js';

/** What a step of `kind` runs, over tensors in C order. */
function dense<Kind extends GeneralStep['kind']>(
  create: (step: StepOf<Kind>) => DenseOperation,
): (context: OperationContext, step: StepOf<Kind>) => Task {
  return (context, step) => denseTask(context, step, create(step));
}

/** Steps that plain loops compute on the first thread. */
export const denseOperations: PrepareTable = {
  cast: dense<'cast'>(cast),
  dequantize: dense<'dequantize'>(dequantize),
  'general-convolution': dense<'general-convolution'>(generalConvolution),
  'matrix-multiply': dense<'matrix-multiply'>(() => matrixMultiply),
  quantize: dense<'quantize'>(quantize),
  reduce: dense<'reduce'>(reduce),
  requantize: dense<'requantize'>(requantize),
};
