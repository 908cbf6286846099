import { visionOperators } from '@automodel/compiler';
import { vectorActivations } from '../kernels/vector-activations.js';
import { clearPadding } from './clear-padding.js';
import { prepareAveragePool } from './prepare-average-pool.js';
import { prepareBinary } from './prepare-binary.js';
import { prepareConvolution } from './prepare-convolution.js';
import { prepareGroupedConvolution } from './prepare-grouped-convolution.js';
import { prepareMatrixProduct } from './prepare-matrix-product.js';
import { prepareNormalization } from './prepare-normalization.js';
import { prepareGlobalAverage, preparePool } from './prepare-pool.js';
import { prepareReshape } from './prepare-reshape.js';
import { prepareSelect } from './prepare-select.js';
import { prepareSoftmax } from './prepare-softmax.js';
import type { OperationSet } from './prepare-step.js';
import { prepareUnary } from './prepare-unary.js';

/** What networks that classify images with convolutions need: ResNet of all kinds, MobileNet, ConvNeXt. */
export const visionOperations: OperationSet = {
  operators: visionOperators,
  activations: vectorActivations,
  clearPadding,
  prepare: {
    binary: prepareBinary,
    convolution: (context, step) =>
      step.group === 1 ? prepareConvolution(context, step) : prepareGroupedConvolution(context, step),
    'global-average': prepareGlobalAverage,
    'matrix-product': prepareMatrixProduct,
    normalization: prepareNormalization,
    pool: (context, step) => (step.mode === 'average' ? prepareAveragePool : preparePool)(context, step),
    reshape: prepareReshape,
    select: prepareSelect,
    softmax: prepareSoftmax,
    unary: prepareUnary,
  },
};
