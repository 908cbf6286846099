import { lowerAveragePool } from '../ops/average-pool.js';
import { lowerBatchNormalization } from '../ops/batch-normalization.js';
import { lowerConv } from '../ops/conv.js';
import { binaryOperators, lowerBinary, lowerUnary, unaryOperators } from '../ops/elementwise.js';
import { lowerGemm } from '../ops/gemm.js';
import { lowerGlobalAveragePool } from '../ops/global-average-pool.js';
import { lowerMatMul } from '../ops/mat-mul.js';
import { lowerMaxPool } from '../ops/max-pool.js';
import { lowerReshape, reshapeOperators } from '../ops/reshape.js';
import { lowerSoftmax } from '../ops/softmax.js';
import type { Step } from '../plan/plan.js';
import type { NodeContext } from './node-context.js';

/** How one operator becomes a step. */
export type NodeLowering = (context: NodeContext) => Step;

/** Every operator that is compiled, by its name in ONNX's own operator set. */
export const nodeLowerings: ReadonlyMap<string, NodeLowering> = new Map<string, NodeLowering>([
  ['AveragePool', lowerAveragePool],
  ['BatchNormalization', lowerBatchNormalization],
  ['Conv', lowerConv],
  ['Gemm', lowerGemm],
  ['GlobalAveragePool', lowerGlobalAveragePool],
  ['MatMul', lowerMatMul],
  ['MaxPool', lowerMaxPool],
  ['Softmax', lowerSoftmax],
  ...reshapeOperators.map((name): [string, NodeLowering] => [name, lowerReshape]),
  ...Object.entries(unaryOperators).map(([name, read]): [string, NodeLowering] => [
    name,
    (context) => lowerUnary(context, read),
  ]),
  ...Object.entries(binaryOperators).map(([name, operator]): [string, NodeLowering] => [
    name,
    (context) => lowerBinary(context, operator),
  ]),
]);
