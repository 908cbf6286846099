import { lowerAveragePool } from '../ops/average-pool.js';
import { binaryOperators, unaryOperators } from '../ops/elementwise.js';
import { lowerBinary } from '../ops/lower-binary.js';
import { lowerUnary } from '../ops/lower-unary.js';
import { lowerMatMul } from '../ops/mat-mul.js';
import { lowerReshape } from '../ops/reshape.js';
import { lowerSoftmax } from '../ops/softmax.js';
import type { NodeLowering, NodeLowerings } from './node-lowering.js';
import { residualOperators } from './residual-operators.js';

/** The operators of networks that classify images with convolutions: ResNet of all kinds, MobileNet, ConvNeXt. */
export const visionLowerings: NodeLowerings = /* @__PURE__ */ new Map<string, NodeLowering>([
  ...residualOperators.lowerings,
  ['AveragePool', lowerAveragePool],
  ['MatMul', lowerMatMul],
  ['Softmax', lowerSoftmax],
  ...['Reshape', 'Squeeze', 'Unsqueeze'].map((name): [string, NodeLowering] => [name, lowerReshape]),
  ...Object.entries(unaryOperators).map(([name, read]): [string, NodeLowering] => [
    name,
    (context) => lowerUnary(context, read),
  ]),
  ...Object.entries(binaryOperators).map(([name, operator]): [string, NodeLowering] => [
    name,
    (context) => lowerBinary(context, operator),
  ]),
]);
