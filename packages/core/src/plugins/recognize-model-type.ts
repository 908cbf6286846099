import type { Registry } from '@automodel/contracts';
import type { JsonObject } from '../json/json-value.js';
import { isOfKind } from './is-of-kind.js';

/** The model type of the first plugin that takes a config without `model_type` for its own, or undefined. */
export function recognizeModelType(registry: Registry, fields: JsonObject): string | undefined {
  return registry
    .list('model')
    .filter((plugin) => isOfKind(plugin, 'model'))
    .find(({ recognizes }) => recognizes?.(fields) === true)?.key;
}
