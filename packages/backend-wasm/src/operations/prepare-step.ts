import type { Step } from '@automodel/compiler';
import { clearPadding } from './clear-padding.js';
import type { OperationContext } from './operation-context.js';
import { prepareBinary } from './prepare-binary.js';
import { prepareConvolution } from './prepare-convolution.js';
import { prepareMatrixProduct } from './prepare-matrix-product.js';
import { prepareNormalization } from './prepare-normalization.js';
import { prepareGlobalAverage, preparePool } from './prepare-pool.js';
import { prepareReshape } from './prepare-reshape.js';
import { prepareSoftmax } from './prepare-softmax.js';
import { prepareUnary } from './prepare-unary.js';
import type { Task } from './task.js';

/** What runs for a step of a plan; its weights are packed when `PackedWeights.load` is called next. */
export function prepareStep(context: OperationContext, step: Step): readonly Task[] {
  const tasks = tasksOf(context, step);
  return tasks.some(({ kind }) => kind === 'script') ? [...tasks, ...clearPadding(context, step.output)] : tasks;
}

function tasksOf(context: OperationContext, step: Step): readonly Task[] {
  switch (step.kind) {
    case 'binary':
      return [prepareBinary(context, step)];
    case 'convolution':
      return prepareConvolution(context, step);
    case 'global-average':
      return [prepareGlobalAverage(context, step)];
    case 'matrix-product':
      return prepareMatrixProduct(context, step);
    case 'normalization':
      return [prepareNormalization(context, step)];
    case 'pool':
      return [preparePool(context, step)];
    case 'reshape':
      return [prepareReshape(context, step)];
    case 'softmax':
      return [prepareSoftmax(context, step)];
    case 'unary':
      return [prepareUnary(context, step)];
  }
}
