import { allOperators } from '@automodel/compiler';
import { vectorActivations } from '../kernels/vector-activations.js';
import { openStages } from '../stages/open-stages.js';
import { byteMethodChooser } from './byte-method-chooser.js';
import { clearPadding } from './clear-padding.js';
import { dequantize } from './dense/dequantize.js';
import { interpolate } from './dense/interpolate.js';
import { quantize } from './dense/quantize.js';
import { reduce } from './dense/reduce.js';
import { denseOperations } from './dense-operations.js';
import { denseTask } from './dense-task.js';
import { prepareByteConversion } from './prepare-byte-conversion.js';
import { prepareInterpolation } from './prepare-interpolation.js';
import { prepareMatrixMultiply } from './prepare-matrix-multiply.js';
import { prepareQuantizedConvolution } from './prepare-quantized-convolution.js';
import { prepareReduceColumns } from './prepare-reduce-columns.js';
import { prepareReduceRows } from './prepare-reduce-rows.js';
import { prepareNormalizeRows, prepareSoftmaxRows } from './prepare-rows.js';
import { prepareRunCopies } from './prepare-run-copies.js';
import { prepareSelect } from './prepare-select.js';
import type { OperationSet } from './prepare-step.js';
import { prepareTransposition } from './prepare-transposition.js';
import { visionOperations } from './vision-operations.js';

/** Every operator of this backend. */
export const allOperations: OperationSet = {
  operators: allOperators,
  activations: vectorActivations,
  clearPadding,
  prepare: {
    ...visionOperations.prepare,
    ...denseOperations,
    'matrix-multiply': prepareMatrixMultiply,
    'normalize-rows': prepareNormalizeRows,
    softmax: prepareSoftmaxRows,
    dequantize: (context, step) => prepareByteConversion(context, step) ?? denseTask(context, step, dequantize(step)),
    quantize: (context, step) => prepareByteConversion(context, step) ?? denseTask(context, step, quantize(step)),
    interpolate: (context, step) => prepareInterpolation(context, step) ?? denseTask(context, step, interpolate(step)),
    reduce: (context, step) =>
      prepareReduceRows(context, step) ?? prepareReduceColumns(context, step) ?? denseTask(context, step, reduce(step)),
    select: (context, step) =>
      prepareRunCopies(context, step) ?? prepareTransposition(context, step) ?? prepareSelect(context, step),
    'quantized-convolution': prepareQuantizedConvolution,
  },
  byteMethodChooser,
  openStages,
};
