import { affineGrid } from './ops/affine-grid.js';
import { argExtremes } from './ops/arg-extremes.js';
import { attention } from './ops/attention.js';
import { casts } from './ops/casts.js';
import { centerCropPad } from './ops/center-crop-pad.js';
import { clip } from './ops/clip.js';
import { col2Im } from './ops/col2-im.js';
import { concat } from './ops/concat.js';
import { constant } from './ops/constant.js';
import { constantOfShape } from './ops/constant-of-shape.js';
import { conv } from './ops/conv.js';
import { convTranspose } from './ops/conv-transpose.js';
import { cumSum } from './ops/cum-sum.js';
import { deformConv } from './ops/deform-conv.js';
import { depthSpace } from './ops/depth-space.js';
import { dropout } from './ops/dropout.js';
import { einsum } from './ops/einsum.js';
import { activations } from './ops/elementwise/activations.js';
import { binary } from './ops/elementwise/binary.js';
import { classification } from './ops/elementwise/classification.js';
import { integers } from './ops/elementwise/integers.js';
import { unary } from './ops/elementwise/unary.js';
import { variadic } from './ops/elementwise/variadic.js';
import { expand } from './ops/expand.js';
import { eyeLike } from './ops/eye-like.js';
import { flatten } from './ops/flatten.js';
import { gather } from './ops/gather.js';
import { gatherElements } from './ops/gather-elements.js';
import { gatherNd } from './ops/gather-nd.js';
import { gemm } from './ops/gemm.js';
import { gridSample } from './ops/grid-sample.js';
import { identity } from './ops/identity.js';
import { losses } from './ops/losses.js';
import { matMul } from './ops/mat-mul.js';
import { nonMaxSuppression } from './ops/non-max-suppression.js';
import { nonZero } from './ops/non-zero.js';
import { batchNormalization } from './ops/normalization/batch-normalization.js';
import { groupNormalizations } from './ops/normalization/group-normalizations.js';
import { layerNormalizations } from './ops/normalization/layer-normalizations.js';
import { lpNormalization } from './ops/normalization/lp-normalization.js';
import { lrn } from './ops/normalization/lrn.js';
import { meanVarianceNormalization } from './ops/normalization/mean-variance-normalization.js';
import { oneHot } from './ops/one-hot.js';
import { pad } from './ops/pad.js';
import { pools } from './ops/pools.js';
import { integerProducts } from './ops/quantization/integer-products.js';
import { quantizations } from './ops/quantization/quantizations.js';
import { range } from './ops/range.js';
import { reductions } from './ops/reduction/reductions.js';
import { reshape } from './ops/reshape.js';
import { resize } from './ops/resize.js';
import { roiAlign } from './ops/roi-align.js';
import { rotaryEmbedding } from './ops/rotary-embedding.js';
import { scatter } from './ops/scatter.js';
import { shape } from './ops/shape.js';
import { size } from './ops/size.js';
import { slice } from './ops/slice.js';
import { softmax } from './ops/softmax.js';
import { split } from './ops/split.js';
import { squeeze } from './ops/squeeze.js';
import { tile } from './ops/tile.js';
import { topK } from './ops/top-k.js';
import { transpose } from './ops/transpose.js';
import { trilu } from './ops/trilu.js';
import { unsqueeze } from './ops/unsqueeze.js';
import { where } from './ops/where.js';
import type { ReferenceOperator } from './reference-operator.js';

/** Every operator that the interpreter computes, by its name in ONNX. */
export const referenceOperators: Readonly<Record<string, ReferenceOperator>> = {
  ...activations,
  ...argExtremes,
  ...binary,
  ...casts,
  ...classification,
  ...depthSpace,
  ...groupNormalizations,
  ...integerProducts,
  ...integers,
  ...layerNormalizations,
  ...losses,
  ...pools,
  ...quantizations,
  ...reductions,
  ...scatter,
  ...softmax,
  ...unary,
  ...variadic,
  AffineGrid: affineGrid,
  Attention: attention,
  BatchNormalization: batchNormalization,
  CenterCropPad: centerCropPad,
  Clip: clip,
  Col2Im: col2Im,
  Concat: concat,
  Constant: constant,
  ConstantOfShape: constantOfShape,
  Conv: conv,
  ConvTranspose: convTranspose,
  CumSum: cumSum,
  DeformConv: deformConv,
  Dropout: dropout,
  Einsum: einsum,
  Expand: expand,
  EyeLike: eyeLike,
  Flatten: flatten,
  Gather: gather,
  GatherElements: gatherElements,
  GatherND: gatherNd,
  Gemm: gemm,
  GridSample: gridSample,
  Identity: identity,
  LpNormalization: lpNormalization,
  LRN: lrn,
  MatMul: matMul,
  MeanVarianceNormalization: meanVarianceNormalization,
  NonMaxSuppression: nonMaxSuppression,
  NonZero: nonZero,
  OneHot: oneHot,
  Pad: pad,
  Range: range,
  Reshape: reshape,
  Resize: resize,
  RoiAlign: roiAlign,
  RotaryEmbedding: rotaryEmbedding,
  Shape: shape,
  Size: size,
  Slice: slice,
  Split: split,
  Squeeze: squeeze,
  Tile: tile,
  TopK: topK,
  Transpose: transpose,
  Trilu: trilu,
  Unsqueeze: unsqueeze,
  Where: where,
};
