import { allOperators } from '@automodel/compiler';
import { chooseByteMethod } from '../choose-byte-method.js';
import { dequantize } from './dense/dequantize.js';
import { quantize } from './dense/quantize.js';
import { denseOperations } from './dense-operations.js';
import { denseTask } from './dense-task.js';
import { prepareByteConversion } from './prepare-byte-conversion.js';
import { prepareMatrixMultiply } from './prepare-matrix-multiply.js';
import { prepareQuantizedConvolution } from './prepare-quantized-convolution.js';
import { prepareNormalizeRows, prepareSoftmaxRows } from './prepare-rows.js';
import type { OperationSet } from './prepare-step.js';
import { visionOperations } from './vision-operations.js';

/** Every operator of this backend. */
export const allOperations: OperationSet = {
  operators: allOperators,
  prepare: {
    ...visionOperations.prepare,
    ...denseOperations,
    'matrix-multiply': prepareMatrixMultiply,
    'normalize-rows': prepareNormalizeRows,
    softmax: prepareSoftmaxRows,
    dequantize: (context, step) => prepareByteConversion(context, step) ?? denseTask(context, step, dequantize(step)),
    quantize: (context, step) => prepareByteConversion(context, step) ?? denseTask(context, step, quantize(step)),
    'quantized-convolution': prepareQuantizedConvolution,
  },
  chooseByteMethod,
};
