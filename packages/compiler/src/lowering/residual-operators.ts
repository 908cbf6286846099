import {
  addSchema,
  batchNormalizationSchema,
  castSchema,
  convSchema,
  flattenSchema,
  gemmSchema,
  globalAveragePoolSchema,
  identitySchema,
  maxPoolSchema,
  reluSchema,
} from '@automodel/onnx';
import { lowerBatchNormalization } from '../ops/batch-normalization.js';
import { lowerConv } from '../ops/conv.js';
import { lowerGemm } from '../ops/gemm.js';
import { lowerGlobalAveragePool } from '../ops/global-average-pool.js';
import { lowerBinary } from '../ops/lower-binary.js';
import { lowerUnary } from '../ops/lower-unary.js';
import { lowerMaxPool } from '../ops/max-pool.js';
import { lowerReshape } from '../ops/reshape.js';
import type { NodeLowering } from './node-lowering.js';
import type { OperatorSet } from './operator-set.js';
import { readCast } from './read-cast.js';

/** What the usual residual networks need, ResNet of Transformers among them: the part of `visionOperators` that a page loads first. It refuses what few of them have. */
export const residualOperators: OperatorSet = /* @__PURE__ */ createResidualOperators();

function createResidualOperators(): OperatorSet {
  const schemas = [
    addSchema,
    batchNormalizationSchema,
    castSchema,
    convSchema,
    flattenSchema,
    gemmSchema,
    globalAveragePoolSchema,
    identitySchema,
    maxPoolSchema,
    reluSchema,
  ];
  return {
    // So few are found without a table, whose code a page would load.
    schemas: {
      schemas,
      find: (domain, name, opset) =>
        schemas.find((schema) => schema.domain === domain && schema.name === name && schema.sinceVersion <= opset),
    },
    lowerings: new Map<string, NodeLowering>([
      ['Add', (context) => lowerBinary(context, 'add')],
      ['BatchNormalization', lowerBatchNormalization],
      ['Conv', lowerConv],
      ['Flatten', lowerReshape],
      ['Gemm', lowerGemm],
      ['GlobalAveragePool', lowerGlobalAveragePool],
      ['Identity', lowerReshape],
      ['MaxPool', lowerMaxPool],
      ['Relu', (context) => lowerUnary(context, () => ({ name: 'relu', parameters: [] }))],
    ]),
    constants: new Map([['Cast', readCast]]),
  };
}
