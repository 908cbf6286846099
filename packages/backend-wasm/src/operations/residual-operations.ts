import { residualOperators } from '@automodel/compiler';
import { residualActivations } from '../kernels/residual-activations.js';
import { prepareConvolution } from './prepare-convolution.js';
import { prepareMatrixProduct } from './prepare-matrix-product.js';
import { prepareGlobalAverage, preparePool } from './prepare-pool.js';
import { prepareReshape } from './prepare-reshape.js';
import type { OperationSet, PrepareTable } from './prepare-step.js';

const prepare: PrepareTable = {
  convolution: prepareConvolution,
  'global-average': prepareGlobalAverage,
  'matrix-product': prepareMatrixProduct,
  pool: (context, step) => preparePool(context, step),
  reshape: prepareReshape,
};

/**
 * What the usual residual networks need. Their additions and activations are computed in the steps before them; plans in which one is left over,
 * and plans with convolutions of groups, load what `visionOperations` have.
 */
export const residualOperations: OperationSet = {
  operators: residualOperators,
  activations: residualActivations,
  prepare,
  async loadFor(steps) {
    const isRare = steps.some((step) => prepare[step.kind] === undefined || ('group' in step && step.group !== 1));
    if (!isRare) return prepare;
    const loaded = await import('./vision-operations.js');
    return loaded.visionOperations.prepare;
  },
};
