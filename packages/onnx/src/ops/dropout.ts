import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

/** In graphs of ours there is no randomness (masks are inputs); files hold this operator, which does nothing outside training. */
export const dropoutSchema: OperatorSchema = {
  name: 'Dropout',
  domain: '',
  sinceVersion: 12,
  inputs: { min: 1, max: 3 },
  outputs: { min: 1, max: 2 },
  attributes: { seed: { type: 'int' } },
  infer: (context) => [context.tensor(0), tensorType('bool', context.tensor(0).shape)],
};

/** The form before operator set 12: the ratio is an attribute. */
export const dropout10Schema: OperatorSchema = {
  name: 'Dropout',
  domain: '',
  sinceVersion: 7,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 2 },
  attributes: { ratio: { type: 'float' } },
  infer: (context) => [context.tensor(0), tensorType('bool', context.tensor(0).shape)],
};
