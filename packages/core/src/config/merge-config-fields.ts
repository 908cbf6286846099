import type { JsonObject } from '../json/json-value.js';
import { isJsonObject } from '../json/parse-json-object.js';

/**
 * Fields with some of them replaced, as when Python assigns attributes of a config: a new `num_labels` rebuilds the label maps
 * if the count changes, a new `out_features` replaces `out_indices` and the other way round.
 */
export function mergeConfigFields(fields: JsonObject, overrides: JsonObject): JsonObject {
  const merged: Record<string, JsonObject[string]> = { ...fields, ...overrides };
  const labels = fields.id2label;
  const labelCount = isJsonObject(labels) ? Object.keys(labels).length : undefined;
  if (overrides.num_labels !== undefined && overrides.id2label === undefined && overrides.num_labels !== labelCount) {
    delete merged.id2label;
    delete merged.label2id;
  }
  if (overrides.id2label !== undefined && overrides.label2id === undefined) delete merged.label2id;
  if (overrides.out_features !== undefined && overrides.out_indices === undefined) delete merged.out_indices;
  if (overrides.out_indices !== undefined && overrides.out_features === undefined) delete merged.out_features;
  return merged;
}
