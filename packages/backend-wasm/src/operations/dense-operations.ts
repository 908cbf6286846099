import type { GeneralStep, StepOf } from '@automodel/compiler';
import { argExtreme } from './dense/arg-extreme.js';
import { cast } from './dense/cast.js';
import { columnsToImage } from './dense/columns-to-image.js';
import { cumulativeSum } from './dense/cumulative-sum.js';
import { deformableConvolution } from './dense/deformable-convolution.js';
import { dequantize } from './dense/dequantize.js';
import { einsum } from './dense/einsum.js';
import { gather, gatherND } from './dense/gather.js';
import { generalConvolution } from './dense/general-convolution.js';
import { generalPool } from './dense/general-pool.js';
import { gridSample } from './dense/grid-sample.js';
import { interpolate } from './dense/interpolate.js';
import { localResponse } from './dense/local-response.js';
import { oneHot } from './dense/one-hot.js';
import { quantize } from './dense/quantize.js';
import { reduce } from './dense/reduce.js';
import { requantize } from './dense/requantize.js';
import { roiAlign } from './dense/roi-align.js';
import { scatter } from './dense/scatter.js';
import { topPositions } from './dense/top-positions.js';
import { transposedConvolution } from './dense/transposed-convolution.js';
import { unpool } from './dense/unpool.js';
import { where } from './dense/where.js';
import { type DenseOperation, denseTask } from './dense-task.js';
import type { OperationContext } from './operation-context.js';
import type { PrepareTable } from './prepare-step.js';
import type { Task } from './task.js';

/** What a step of `kind` runs, over tensors in C order. */
function dense<Kind extends GeneralStep['kind']>(
  create: (step: StepOf<Kind>) => DenseOperation,
): (context: OperationContext, step: StepOf<Kind>) => Task {
  return (context, step) => denseTask(context, step, create(step));
}

/** Steps that plain loops compute on the first thread. */
export const denseOperations: PrepareTable = {
  'arg-extreme': dense<'arg-extreme'>(argExtreme),
  cast: dense<'cast'>(cast),
  'columns-to-image': dense<'columns-to-image'>(columnsToImage),
  'cumulative-sum': dense<'cumulative-sum'>(cumulativeSum),
  'deformable-convolution': dense<'deformable-convolution'>(deformableConvolution),
  dequantize: dense<'dequantize'>(dequantize),
  einsum: dense<'einsum'>(einsum),
  gather: dense<'gather'>(gather),
  'gather-elements': dense<'gather-elements'>(gather),
  'gather-nd': dense<'gather-nd'>(gatherND),
  'general-convolution': dense<'general-convolution'>(generalConvolution),
  'general-pool': dense<'general-pool'>(generalPool),
  'grid-sample': dense<'grid-sample'>(gridSample),
  interpolate: dense<'interpolate'>(interpolate),
  'local-response': dense<'local-response'>(localResponse),
  'one-hot': dense<'one-hot'>(oneHot),
  quantize: dense<'quantize'>(quantize),
  reduce: dense<'reduce'>(reduce),
  requantize: dense<'requantize'>(requantize),
  'roi-align': dense<'roi-align'>(roiAlign),
  'scatter-elements': dense<'scatter-elements'>(scatter),
  'scatter-nd': dense<'scatter-nd'>(scatter),
  'top-positions': dense<'top-positions'>(topPositions),
  'transposed-convolution': dense<'transposed-convolution'>(transposedConvolution),
  unpool: dense<'unpool'>(() => unpool),
  where: dense<'where'>(() => where),
};
