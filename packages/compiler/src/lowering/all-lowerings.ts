import { lowerAttention, lowerRotaryEmbedding } from '../ops/attention.js';
import { lowerCast } from '../ops/cast.js';
import { lowerDynamicQuantizeLinear } from '../ops/dynamic-quantize-linear.js';
import { lowerCol2Im, lowerConvTranspose, lowerDeformConv, lowerGeneralConv } from '../ops/general-conv.js';
import { generalBinaryOperators, generalUnaryOperators, lowerClip, lowerVariadic } from '../ops/general-elementwise.js';
import { lowerGeneralPool, lowerMaxUnpool } from '../ops/general-pool.js';
import { lowerEinsum, lowerGeneralGemm, lowerGeneralMatMul } from '../ops/general-products.js';
import {
  lowerCenterCropPad,
  lowerCumSum,
  lowerDepthToSpace,
  lowerDropout,
  lowerEyeLike,
  lowerGatherElements,
  lowerGatherND,
  lowerGeneralGather,
  lowerOneHot,
  lowerScatter,
  lowerSpaceToDepth,
  lowerTrilu,
  lowerWhere,
} from '../ops/indexing.js';
import { lowerConvInteger, lowerMatMulInteger, lowerQLinearConv, lowerQLinearMatMul } from '../ops/integer-products.js';
import { lowerNegativeLogLikelihoodLoss, lowerSoftmaxCrossEntropyLoss } from '../ops/losses.js';
import { lowerBinary } from '../ops/lower-binary.js';
import { lowerUnary } from '../ops/lower-unary.js';
import {
  lowerGeneralBatchNormalization,
  lowerGroupNormalization,
  lowerLayerNormalization,
  lowerLocalResponse,
  lowerLpNormalization,
  lowerMeanVarianceNormalization,
  lowerRmsNormalization,
} from '../ops/normalizations.js';
import { lowerQuantization } from '../ops/quantization.js';
import { lowerArgExtreme, lowerGlobalPool, lowerReduction, lowerTopK, reductionOperators } from '../ops/reductions.js';
import { lowerResize } from '../ops/resize.js';
import { lowerAffineGrid, lowerGridSample, lowerRoiAlign } from '../ops/sampling.js';
import {
  lowerConcat,
  lowerExpand,
  lowerPad,
  lowerSlice,
  lowerSplit,
  lowerTile,
  lowerTranspose,
} from '../ops/select-ops.js';
import { lowerSoftmax } from '../ops/softmax.js';
import type { NodeLowering, NodeLowerings } from './node-lowering.js';
import { visionLowerings } from './vision-lowerings.js';

/** Every operator that is compiled, by its name in ONNX's own operator set. */
export const allLowerings: NodeLowerings = /* @__PURE__ */ new Map<string, NodeLowering>([
  ...visionLowerings,
  ...Object.entries(generalUnaryOperators).map(([name, read]): [string, NodeLowering] => [
    name,
    (context) => lowerUnary(context, read),
  ]),
  ...Object.entries(generalBinaryOperators).map(([name, read]): [string, NodeLowering] => [
    name,
    (context) => lowerBinary(context, read(context)),
  ]),
  ...Object.entries(reductionOperators).map(([name, reduction]): [string, NodeLowering] => [
    name,
    (context) => lowerReduction(context, reduction),
  ]),
  ['AffineGrid', lowerAffineGrid],
  ['ArgMax', (context) => lowerArgExtreme(context, 'maximum')],
  ['ArgMin', (context) => lowerArgExtreme(context, 'minimum')],
  ['Attention', lowerAttention],
  ['AveragePool', (context) => lowerGeneralPool(context, 'average')],
  ['BatchNormalization', lowerGeneralBatchNormalization],
  ['Cast', lowerCast],
  ['CastLike', lowerCast],
  ['CenterCropPad', lowerCenterCropPad],
  ['Clip', lowerClip],
  ['Col2Im', lowerCol2Im],
  ['Concat', lowerConcat],
  ['Conv', lowerGeneralConv],
  ['ConvInteger', lowerConvInteger],
  ['ConvTranspose', lowerConvTranspose],
  ['CumSum', lowerCumSum],
  ['DeformConv', lowerDeformConv],
  ['DepthToSpace', lowerDepthToSpace],
  ['DequantizeLinear', (context) => lowerQuantization(context, 'dequantize')],
  ['Dropout', lowerDropout],
  ['DynamicQuantizeLinear', lowerDynamicQuantizeLinear],
  ['Einsum', lowerEinsum],
  ['Expand', lowerExpand],
  ['EyeLike', lowerEyeLike],
  ['Gather', lowerGeneralGather],
  ['GatherElements', lowerGatherElements],
  ['GatherND', lowerGatherND],
  ['Gemm', lowerGeneralGemm],
  ['GlobalAveragePool', (context) => lowerGlobalPool(context, 'mean')],
  ['GlobalLpPool', (context) => lowerGlobalPool(context, 'l2')],
  ['GlobalMaxPool', (context) => lowerGlobalPool(context, 'max')],
  ['GridSample', lowerGridSample],
  ['GroupNormalization', (context) => lowerGroupNormalization(context, context.integer('num_groups', 1))],
  ['Hardmax', (context) => lowerSoftmax(context, 'hard')],
  ['InstanceNormalization', (context) => lowerGroupNormalization(context, context.dims(0)[1] ?? 1)],
  ['LRN', lowerLocalResponse],
  ['LayerNormalization', lowerLayerNormalization],
  ['LogSoftmax', (context) => lowerSoftmax(context, 'log')],
  ['LpNormalization', lowerLpNormalization],
  ['LpPool', (context) => lowerGeneralPool(context, 'lp')],
  ['MatMul', lowerGeneralMatMul],
  ['MatMulInteger', lowerMatMulInteger],
  ['Max', (context) => lowerVariadic(context, 'max')],
  ['MaxPool', (context) => lowerGeneralPool(context, 'maximum')],
  ['MaxUnpool', lowerMaxUnpool],
  ['Mean', (context) => lowerVariadic(context, 'add', true)],
  ['MeanVarianceNormalization', lowerMeanVarianceNormalization],
  ['Min', (context) => lowerVariadic(context, 'min')],
  ['NegativeLogLikelihoodLoss', lowerNegativeLogLikelihoodLoss],
  ['OneHot', lowerOneHot],
  ['Pad', lowerPad],
  ['QLinearConv', lowerQLinearConv],
  ['QLinearMatMul', lowerQLinearMatMul],
  ['QuantizeLinear', (context) => lowerQuantization(context, 'quantize')],
  ['RMSNormalization', lowerRmsNormalization],
  ['Resize', lowerResize],
  ['RoiAlign', lowerRoiAlign],
  ['RotaryEmbedding', lowerRotaryEmbedding],
  ['ScatterElements', (context) => lowerScatter(context, 'scatter-elements')],
  ['ScatterND', (context) => lowerScatter(context, 'scatter-nd')],
  ['Slice', lowerSlice],
  ['SoftmaxCrossEntropyLoss', lowerSoftmaxCrossEntropyLoss],
  ['SpaceToDepth', lowerSpaceToDepth],
  ['Split', lowerSplit],
  ['Sum', (context) => lowerVariadic(context, 'add')],
  ['Tile', lowerTile],
  ['Transpose', lowerTranspose],
  ['TopK', lowerTopK],
  ['Trilu', lowerTrilu],
  ['Where', lowerWhere],
]);
