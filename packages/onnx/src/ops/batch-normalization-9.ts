import type { OperatorSchema } from '../schema/operator-schema.js';
import { batchNormalizationSchema } from './batch-normalization.js';

/** The form that files of operator set 13 hold: extra outputs instead of training_mode. */
export const batchNormalization9Schema: OperatorSchema = {
  name: 'BatchNormalization',
  domain: '',
  sinceVersion: 9,
  inputs: { min: 5, max: 5 },
  outputs: { min: 1, max: 5 },
  attributes: { epsilon: { type: 'float' }, momentum: { type: 'float' } },
  infer(context) {
    const [output = context.tensor(0)] = batchNormalizationSchema.infer(context);
    return [output, ...[3, 4, 3, 4].map((index) => context.tensor(index))];
  },
};
