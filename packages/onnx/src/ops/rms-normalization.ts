import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

/**
 * input / √(mean of squares + ε) · scale over the last axes (https://arxiv.org/abs/1910.07467), in the data type of the scale.
 * Exists since operator set 23, later than the one that graphs of ours are built in: for reading files.
 */
export const rmsNormalizationSchema: OperatorSchema = {
  name: 'RMSNormalization',
  domain: '',
  sinceVersion: 23,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: { axis: { type: 'int' }, epsilon: { type: 'float' }, stash_type: { type: 'int' } },
  infer: (context) => [tensorType(context.tensor(1).dataType, context.tensor(0).shape)],
};
