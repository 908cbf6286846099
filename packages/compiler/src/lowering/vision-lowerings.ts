import { lowerAveragePool } from '../ops/average-pool.js';
import { lowerBatchNormalization } from '../ops/batch-normalization.js';
import { lowerConv } from '../ops/conv.js';
import { binaryOperators, unaryOperators } from '../ops/elementwise.js';
import { lowerGemm } from '../ops/gemm.js';
import { lowerGlobalAveragePool } from '../ops/global-average-pool.js';
import { lowerBinary } from '../ops/lower-binary.js';
import { lowerUnary } from '../ops/lower-unary.js';
import { lowerMatMul } from '../ops/mat-mul.js';
import { lowerMaxPool } from '../ops/max-pool.js';
import { lowerReshape } from '../ops/reshape.js';
import { lowerSoftmax } from '../ops/softmax.js';
import type { NodeLowering, NodeLowerings } from './node-lowering.js';

/** The operators of networks that classify images with convolutions: ResNet of all kinds, MobileNet, ConvNeXt. */
export const visionLowerings: NodeLowerings = /* @__PURE__ */ new Map<string, NodeLowering>([
  ['AveragePool', lowerAveragePool],
  ['BatchNormalization', lowerBatchNormalization],
  ['Conv', lowerConv],
  ['Gemm', lowerGemm],
  ['GlobalAveragePool', lowerGlobalAveragePool],
  ['MatMul', lowerMatMul],
  ['MaxPool', lowerMaxPool],
  ['Softmax', lowerSoftmax],
  ...['Flatten', 'Identity', 'Reshape', 'Squeeze', 'Unsqueeze'].map((name): [string, NodeLowering] => [
    name,
    lowerReshape,
  ]),
  ...Object.entries(unaryOperators).map(([name, read]): [string, NodeLowering] => [
    name,
    (context) => lowerUnary(context, read),
  ]),
  ...Object.entries(binaryOperators).map(([name, operator]): [string, NodeLowering] => [
    name,
    (context) => lowerBinary(context, operator),
  ]),
]);
