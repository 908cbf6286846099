import { residualOperators } from '@automodel/compiler';
import { prepareConvolution } from './prepare-convolution.js';
import { prepareMatrixProduct } from './prepare-matrix-product.js';
import { prepareGlobalAverage, preparePool } from './prepare-pool.js';
import { prepareReshape } from './prepare-reshape.js';
import type { OperationSet } from './prepare-step.js';

/**
 * What the usual residual networks need. Their additions and activations are computed in the steps before them; a plan in which one is left over
 * takes its kernels from `loadRest`.
 */
export const residualOperations: OperationSet = {
  operators: residualOperators,
  prepare: {
    convolution: prepareConvolution,
    'global-average': prepareGlobalAverage,
    'matrix-product': prepareMatrixProduct,
    pool: preparePool,
    reshape: prepareReshape,
  },
  async loadRest() {
    const { visionOperations } = await import('./vision-operations.js');
    return visionOperations.prepare;
  },
};
