import { residualOperators } from '@automodel/compiler';
import { residualActivations } from '../kernels/residual-activations.js';
import { isDense } from './is-dense.js';
import { loadVision } from './load-vision.js';
import { prepareConvolution } from './prepare-convolution.js';
import { prepareDenseReshape } from './prepare-dense-reshape.js';
import { prepareMatrixProduct } from './prepare-matrix-product.js';
import { prepareGlobalAverage, preparePool } from './prepare-pool.js';
import type { OperationSet, PrepareTable } from './prepare-step.js';

const prepare: PrepareTable = {
  convolution: prepareConvolution,
  'global-average': prepareGlobalAverage,
  'matrix-product': prepareMatrixProduct,
  pool: (context, step) => preparePool(context, step),
  reshape: prepareDenseReshape,
};

/**
 * What the usual residual networks need. Their additions and activations are computed in the steps before them; plans in which one is left over, plans
 * with convolutions of groups, and those that reshape what lies in another order load what `visionOperations` have.
 */
export const residualOperations: OperationSet = {
  operators: residualOperators,
  activations: residualActivations,
  prepare,
  whole: {
    isNeededFor: ({ steps, tensors }) =>
      steps.some((step) => {
        if (step.kind === 'convolution') return step.group !== 1;
        const places = step.kind === 'reshape' ? [tensors[step.input], tensors[step.output]] : [];
        return prepare[step.kind] === undefined || places.some((place) => place === undefined || !isDense(place));
      }),
    load: loadVision,
  },
};
