import { allOperators } from '@automodel/compiler';
import { prepareConvolution } from './prepare-convolution.js';
import { prepareMatrixProduct } from './prepare-matrix-product.js';
import { prepareReshape } from './prepare-reshape.js';
import type { OperationSet } from './prepare-step.js';

/** Every operator of this backend. */
export const allOperations: OperationSet = {
  operators: allOperators,
  prepare: {
    convolution: prepareConvolution,
    'matrix-product': prepareMatrixProduct,
    reshape: prepareReshape,
  },
};
