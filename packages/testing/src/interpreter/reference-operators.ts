import { clip } from './ops/clip.js';
import { activations } from './ops/elementwise/activations.js';
import { binary } from './ops/elementwise/binary.js';
import { classification } from './ops/elementwise/classification.js';
import { integers } from './ops/elementwise/integers.js';
import { unary } from './ops/elementwise/unary.js';
import { variadic } from './ops/elementwise/variadic.js';
import { identity } from './ops/identity.js';
import { matMul } from './ops/mat-mul.js';
import { batchNormalization } from './ops/normalization/batch-normalization.js';
import { groupNormalizations } from './ops/normalization/group-normalizations.js';
import { layerNormalizations } from './ops/normalization/layer-normalizations.js';
import { lpNormalization } from './ops/normalization/lp-normalization.js';
import { lrn } from './ops/normalization/lrn.js';
import { meanVarianceNormalization } from './ops/normalization/mean-variance-normalization.js';
import { reductions } from './ops/reduction/reductions.js';
import { softmax } from './ops/softmax.js';
import { transpose } from './ops/transpose.js';
import { where } from './ops/where.js';
import type { ReferenceOperator } from './reference-operator.js';

/** Every operator that the interpreter computes, by its name in ONNX. */
export const referenceOperators: Readonly<Record<string, ReferenceOperator>> = {
  ...activations,
  ...binary,
  ...classification,
  ...groupNormalizations,
  ...integers,
  ...layerNormalizations,
  ...reductions,
  ...softmax,
  ...unary,
  ...variadic,
  BatchNormalization: batchNormalization,
  Clip: clip,
  Identity: identity,
  LRN: lrn,
  LpNormalization: lpNormalization,
  MatMul: matMul,
  MeanVarianceNormalization: meanVarianceNormalization,
  Transpose: transpose,
  Where: where,
};
