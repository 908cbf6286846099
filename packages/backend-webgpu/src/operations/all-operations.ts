import { chooseOperators, type OperatorSet, visionOperators } from '@automodel/compiler';
import { prepareBinary } from './prepare-binary.js';
import { prepareConvolution } from './prepare-convolution.js';
import { prepareGlobalAverage } from './prepare-global-average.js';
import { prepareMatrixProduct } from './prepare-matrix-product.js';
import { prepareNormalization } from './prepare-normalization.js';
import { preparePool } from './prepare-pool.js';
import { prepareReshape } from './prepare-reshape.js';
import { prepareSelect } from './prepare-select.js';
import { prepareSoftmax } from './prepare-softmax.js';
import type { OperationSet } from './prepare-step.js';
import { prepareUnary } from './prepare-unary.js';

/** What the kernels below compute. */
const operators: OperatorSet = /* @__PURE__ */ chooseOperators(
  new Set([
    ...visionOperators.lowerings.keys(),
    ...['Concat', 'Expand', 'Gather', 'Pad', 'Slice', 'Split', 'Tile', 'Transpose'],
  ]),
);

/** Every operator of this backend. */
export const allOperations: OperationSet = {
  operators,
  prepare: {
    binary: prepareBinary,
    convolution: prepareConvolution,
    'global-average': prepareGlobalAverage,
    'matrix-product': prepareMatrixProduct,
    normalization: prepareNormalization,
    pool: preparePool,
    reshape: prepareReshape,
    select: prepareSelect,
    softmax: prepareSoftmax,
    unary: prepareUnary,
  },
};
