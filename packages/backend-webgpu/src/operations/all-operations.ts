import { chooseOperators, type OperatorSet, visionOperators } from '@automodel/compiler';
import { prepareBinary } from './prepare-binary.js';
import { prepareCast } from './prepare-cast.js';
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
import { prepareWhere } from './prepare-where.js';

/** What the kernels below compute. */
const operators: OperatorSet = /* @__PURE__ */ chooseOperators(
  new Set([
    ...visionOperators.lowerings.keys(),
    ...['And', 'Cast', 'CastLike', 'Concat', 'Equal', 'Expand', 'Gather', 'Greater', 'GreaterOrEqual', 'Less'],
    ...['LessOrEqual', 'LogSoftmax', 'Or', 'Pad', 'Slice', 'Split', 'Tile', 'Transpose', 'Where', 'Xor'],
  ]),
);

/** Every operator of this backend. */
export const allOperations: OperationSet = {
  operators,
  prepare: {
    binary: prepareBinary,
    cast: prepareCast,
    convolution: prepareConvolution,
    'global-average': prepareGlobalAverage,
    'matrix-product': prepareMatrixProduct,
    normalization: prepareNormalization,
    pool: preparePool,
    reshape: prepareReshape,
    select: prepareSelect,
    softmax: prepareSoftmax,
    unary: prepareUnary,
    where: prepareWhere,
  },
};
