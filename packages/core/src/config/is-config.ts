import type { JsonObject } from '../json/json-value.js';
import type { PreTrainedConfig } from './pre-trained-config.js';

/** Whether a value is a config rather than fields of one. Not instanceof: it may come from another copy of this package. */
export function isConfig(value: JsonObject | PreTrainedConfig): value is PreTrainedConfig {
  return typeof value.with === 'function';
}
