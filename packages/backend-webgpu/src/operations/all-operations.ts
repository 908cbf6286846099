import { allOperators, chooseOperators, type OperatorSet } from '@automodel/compiler';
import { prepareGather } from './indexing/prepare-gather.js';
import { prepareGatherElements } from './indexing/prepare-gather-elements.js';
import { prepareGatherND } from './indexing/prepare-gather-nd.js';
import { prepareScatter } from './indexing/prepare-scatter.js';
import { prepareUnpool } from './indexing/prepare-unpool.js';
import { prepareArgExtreme } from './lines/prepare-arg-extreme.js';
import { prepareCumulativeSum } from './lines/prepare-cumulative-sum.js';
import { prepareInterpolate } from './lines/prepare-interpolate.js';
import { prepareLocalResponse } from './lines/prepare-local-response.js';
import { prepareOneHot } from './lines/prepare-one-hot.js';
import { prepareTopPositions } from './lines/prepare-top-positions.js';
import { prepareBinary } from './prepare-binary.js';
import { prepareCast } from './prepare-cast.js';
import { prepareConvolution } from './prepare-convolution.js';
import { prepareEinsum } from './prepare-einsum.js';
import { prepareGlobalAverage } from './prepare-global-average.js';
import { prepareMatrixMultiply } from './prepare-matrix-multiply.js';
import { prepareMatrixProduct } from './prepare-matrix-product.js';
import { prepareNormalization } from './prepare-normalization.js';
import { prepareNormalizeRows } from './prepare-normalize-rows.js';
import { preparePool } from './prepare-pool.js';
import { prepareReduce } from './prepare-reduce.js';
import { prepareReshape } from './prepare-reshape.js';
import { prepareSelect } from './prepare-select.js';
import { prepareSoftmax } from './prepare-softmax.js';
import type { OperationSet } from './prepare-step.js';
import { prepareUnary } from './prepare-unary.js';
import { prepareWhere } from './prepare-where.js';
import { prepareDequantize } from './quantization/prepare-dequantize.js';
import { prepareQuantize } from './quantization/prepare-quantize.js';
import { prepareRequantize } from './quantization/prepare-requantize.js';
import { prepareGridSample } from './sampling/prepare-grid-sample.js';
import { prepareRoiAlign } from './sampling/prepare-roi-align.js';
import { prepareColumnsToImage } from './windows/prepare-columns-to-image.js';
import { prepareDeformableConvolution } from './windows/prepare-deformable-convolution.js';
import { prepareGeneralConvolution } from './windows/prepare-general-convolution.js';
import { prepareGeneralPool } from './windows/prepare-general-pool.js';
import { prepareTransposedConvolution } from './windows/prepare-transposed-convolution.js';

/** What kernels are still missing for: integers without a sign of more than 8 bits, which shifts are for. */
const missing: ReadonlySet<string> = new Set(['BitShift']);

/** What the kernels below compute. */
const operators: OperatorSet = /* @__PURE__ */ chooseOperators(
  new Set([...allOperators.lowerings.keys()].filter((name) => !missing.has(name))),
);

/** Every operator of this backend. */
export const allOperations: OperationSet = {
  operators,
  prepare: {
    'arg-extreme': prepareArgExtreme,
    binary: prepareBinary,
    cast: prepareCast,
    'columns-to-image': prepareColumnsToImage,
    convolution: prepareConvolution,
    'deformable-convolution': prepareDeformableConvolution,
    dequantize: prepareDequantize,
    einsum: prepareEinsum,
    quantize: prepareQuantize,
    requantize: prepareRequantize,
    'cumulative-sum': prepareCumulativeSum,
    gather: prepareGather,
    'gather-elements': prepareGatherElements,
    'gather-nd': prepareGatherND,
    'general-convolution': prepareGeneralConvolution,
    'general-pool': prepareGeneralPool,
    'global-average': prepareGlobalAverage,
    'grid-sample': prepareGridSample,
    interpolate: prepareInterpolate,
    'local-response': prepareLocalResponse,
    'matrix-multiply': prepareMatrixMultiply,
    'matrix-product': prepareMatrixProduct,
    'normalize-rows': prepareNormalizeRows,
    normalization: prepareNormalization,
    'one-hot': prepareOneHot,
    pool: preparePool,
    reduce: prepareReduce,
    reshape: prepareReshape,
    'roi-align': prepareRoiAlign,
    'scatter-elements': prepareScatter,
    'scatter-nd': prepareScatter,
    select: prepareSelect,
    softmax: prepareSoftmax,
    'top-positions': prepareTopPositions,
    'transposed-convolution': prepareTransposedConvolution,
    unary: prepareUnary,
    unpool: prepareUnpool,
    where: prepareWhere,
  },
};
