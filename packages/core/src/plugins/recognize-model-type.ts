import type { Registry } from '@automodel/contracts';
import type { JsonObject } from '../json/json-value.js';
import { isModelPlugin } from './is-model-plugin.js';

/** The model type of the first plugin that takes a config without `model_type` for its own, or undefined. */
export function recognizeModelType(registry: Registry, fields: JsonObject): string | undefined {
  return registry
    .list('model')
    .filter(isModelPlugin)
    .find(({ recognizes }) => recognizes?.(fields) === true)?.key;
}
