import { affineGridCases } from './affine-grid.cases.js';
import { argExtremeCases } from './arg-extreme.cases.js';
import { attentionCases } from './attention.cases.js';
import { averagePoolCases } from './average-pool.cases.js';
import { batchNormalizationCases } from './batch-normalization.cases.js';
import { castCases } from './cast.cases.js';
import { castLikeCases } from './cast-like.cases.js';
import { centerCropPadCases } from './center-crop-pad.cases.js';
import { clipCases } from './clip.cases.js';
import { col2ImCases } from './col2-im.cases.js';
import { concatCases } from './concat.cases.js';
import { constantCases } from './constant.cases.js';
import { constantOfShapeCases } from './constant-of-shape.cases.js';
import { convCases } from './conv.cases.js';
import { convTransposeCases } from './conv-transpose.cases.js';
import { cumSumCases } from './cum-sum.cases.js';
import { deformConvCases } from './deform-conv.cases.js';
import { depthSpaceCases } from './depth-space.cases.js';
import { dropoutCases } from './dropout.cases.js';
import { einsumCases } from './einsum.cases.js';
import { binaryCases } from './elementwise/binary.cases.js';
import { unaryCases } from './elementwise/unary.cases.js';
import { variadicCases } from './elementwise/variadic.cases.js';
import { expandCases } from './expand.cases.js';
import { eyeLikeCases } from './eye-like.cases.js';
import { flattenCases } from './flatten.cases.js';
import { gatherCases } from './gather.cases.js';
import { gatherElementsCases } from './gather-elements.cases.js';
import { gatherNdCases } from './gather-nd.cases.js';
import { gemmCases } from './gemm.cases.js';
import { globalPoolCases } from './global-pool.cases.js';
import { gridSampleCases } from './grid-sample.cases.js';
import { groupNormalizationCases } from './group-normalization.cases.js';
import { identityCases } from './identity.cases.js';
import { instanceNormalizationCases } from './instance-normalization.cases.js';
import { layerNormalizationCases } from './layer-normalization.cases.js';
import { negativeLogLikelihoodLossCases, softmaxCrossEntropyLossCases } from './losses.cases.js';
import { lpNormalizationCases } from './lp-normalization.cases.js';
import { lpPoolCases } from './lp-pool.cases.js';
import { lrnCases } from './lrn.cases.js';
import { matMulCases } from './mat-mul.cases.js';
import { maxPoolCases } from './max-pool.cases.js';
import { maxUnpoolCases } from './max-unpool.cases.js';
import { meanVarianceNormalizationCases } from './mean-variance-normalization.cases.js';
import { nonMaxSuppressionCases } from './non-max-suppression.cases.js';
import { nonZeroCases } from './non-zero.cases.js';
import { oneHotCases } from './one-hot.cases.js';
import type { OperatorCases } from './operator-cases.js';
import { padCases } from './pad.cases.js';
import { convIntegerCases } from './quantization/conv-integer.cases.js';
import { dequantizeLinearCases } from './quantization/dequantize-linear.cases.js';
import { dynamicQuantizeLinearCases } from './quantization/dynamic-quantize-linear.cases.js';
import { matMulIntegerCases } from './quantization/mat-mul-integer.cases.js';
import { qLinearConvCases } from './quantization/q-linear-conv.cases.js';
import { qLinearMatMulCases } from './quantization/q-linear-mat-mul.cases.js';
import { quantizeLinearCases } from './quantization/quantize-linear.cases.js';
import { rangeCases } from './range.cases.js';
import { reductionsCases } from './reduction/reductions.cases.js';
import { reshapeCases } from './reshape.cases.js';
import { resizeCases } from './resize.cases.js';
import { rmsNormalizationCases } from './rms-normalization.cases.js';
import { roiAlignCases } from './roi-align.cases.js';
import { rotaryEmbeddingCases } from './rotary-embedding.cases.js';
import { scatterCases } from './scatter.cases.js';
import { shapeCases } from './shape.cases.js';
import { sizeCases } from './size.cases.js';
import { sliceCases } from './slice.cases.js';
import { softmaxCases } from './softmax.cases.js';
import { splitCases } from './split.cases.js';
import { squeezeCases } from './squeeze.cases.js';
import { tileCases } from './tile.cases.js';
import { topKCases } from './top-k.cases.js';
import { transposeCases } from './transpose.cases.js';
import { triluCases } from './trilu.cases.js';
import { unsqueezeCases } from './unsqueeze.cases.js';

/** The cases of every operator that the table of `@automodel/onnx` knows, by its name: a test holds this. */
export const allOperatorCases: readonly OperatorCases[] = [
  affineGridCases,
  ...argExtremeCases,
  attentionCases,
  averagePoolCases,
  batchNormalizationCases,
  castLikeCases,
  castCases,
  centerCropPadCases,
  clipCases,
  col2ImCases,
  concatCases,
  constantOfShapeCases,
  constantCases,
  convTransposeCases,
  convCases,
  cumSumCases,
  deformConvCases,
  ...depthSpaceCases,
  dropoutCases,
  einsumCases,
  expandCases,
  eyeLikeCases,
  flattenCases,
  gatherElementsCases,
  gatherNdCases,
  gatherCases,
  gemmCases,
  ...globalPoolCases,
  gridSampleCases,
  groupNormalizationCases,
  identityCases,
  instanceNormalizationCases,
  layerNormalizationCases,
  negativeLogLikelihoodLossCases,
  softmaxCrossEntropyLossCases,
  lpNormalizationCases,
  lpPoolCases,
  lrnCases,
  matMulCases,
  maxPoolCases,
  maxUnpoolCases,
  meanVarianceNormalizationCases,
  nonMaxSuppressionCases,
  nonZeroCases,
  oneHotCases,
  padCases,
  rangeCases,
  reshapeCases,
  resizeCases,
  rmsNormalizationCases,
  roiAlignCases,
  rotaryEmbeddingCases,
  ...scatterCases,
  shapeCases,
  sizeCases,
  sliceCases,
  ...softmaxCases,
  splitCases,
  squeezeCases,
  tileCases,
  topKCases,
  transposeCases,
  triluCases,
  unsqueezeCases,
  ...binaryCases,
  ...unaryCases,
  ...variadicCases,
  convIntegerCases,
  dequantizeLinearCases,
  dynamicQuantizeLinearCases,
  matMulIntegerCases,
  qLinearConvCases,
  qLinearMatMulCases,
  quantizeLinearCases,
  ...reductionsCases,
].toSorted((left, right) => (left.operator < right.operator ? -1 : 1));
