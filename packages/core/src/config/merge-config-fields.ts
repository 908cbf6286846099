import { isJsonObject } from '../json/is-json-object.js';
import type { JsonObject } from '../json/json-value.js';

/** Fields of which only one side counts: a new value of the first makes the old value of the second void. */
const dependentFields: readonly (readonly [given: string, stale: string])[] = [
  ['id2label', 'label2id'],
  ['id2label', 'num_labels'],
  ['num_labels', 'id2label'],
  ['num_labels', 'label2id'],
  ['out_features', 'out_indices'],
  ['out_indices', 'out_features'],
  ['torch_dtype', 'dtype'],
];

/**
 * Fields with some of them replaced, as when Python assigns attributes of a config: a new `num_labels` rebuilds the label maps
 * if the count changes, a new `out_features` replaces `out_indices` and the other way round. Overrides that are undefined
 * leave a field as it is; null takes it away, so that its default counts.
 */
export function mergeConfigFields(fields: JsonObject, overrides: JsonObject): JsonObject {
  const given = new Map(Object.entries(overrides).filter(([, value]) => value !== undefined));
  const { id2label } = fields;
  const isSameCount = isJsonObject(id2label) && Object.keys(id2label).length === given.get('num_labels');
  const stale = dependentFields
    .filter(([field]) => given.has(field) && !(field === 'num_labels' && isSameCount))
    .map(([, other]) => other);
  const kept = Object.entries(fields).filter(([name]) => !stale.includes(name) && !given.has(name));
  return Object.fromEntries([...kept, ...[...given].filter(([, value]) => value !== null)]);
}
