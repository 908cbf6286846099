import { InvalidConfigError } from '@automodel/contracts';
import { describeJson } from '../json/describe-json.js';
import type { JsonObject } from '../json/json-value.js';

/** The error for a config that does not say of which model type it is. */
export function noModelType({ model_type: value }: JsonObject, location: string | undefined): InvalidConfigError {
  return new InvalidConfigError({
    file: location === undefined ? 'The config' : `${location}/config.json`,
    field: 'model_type',
    value,
    problem: value === undefined ? 'is missing' : `is ${describeJson(value)}, but must be the name of a model type`,
    remedy: 'Add the model type, for example "model_type": "resnet".',
  });
}
