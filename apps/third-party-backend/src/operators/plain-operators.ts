import { batchNormalization } from './batch-normalization.js';
import { conv } from './conv.js';
import { elementwise } from './elementwise.js';
import { matrixProducts } from './matrix-products.js';
import type { PlainOperator } from './plain-operator.js';
import { pooling } from './pooling.js';
import { shapes } from './shapes.js';
import { softmax } from './softmax.js';

/** Every operator that the backend runs, by its name in ONNX: a new one is one row more. */
export const plainOperators: ReadonlyMap<string, PlainOperator> = new Map(
  Object.entries({
    ...elementwise,
    ...matrixProducts,
    ...pooling,
    ...shapes,
    BatchNormalization: batchNormalization,
    Conv: conv,
    Softmax: softmax,
  }),
);
