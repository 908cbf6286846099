import { isJsonObject } from '../json/is-json-object.js';
import type { JsonObject } from '../json/json-value.js';

/** Fields of which only one side counts: a new value of the first makes the old value of the second void. */
const dependentFields: readonly (readonly [given: string, stale: string])[] = [
  ['id2label', 'label2id'],
  ['id2label', 'num_labels'],
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
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  const stale = new Set(
    dependentFields.filter(([field, other]) => field in given && !(other in given)).map(([, other]) => other),
  );
  if ('num_labels' in given && !('id2label' in given) && given.num_labels !== labelCount(fields)) {
    stale.add('id2label').add('label2id');
  }
  const kept = Object.entries(fields).filter(([name]) => !stale.has(name) && !Object.hasOwn(given, name));
  return Object.fromEntries([...kept, ...Object.entries(given).filter(([, value]) => value !== null)]);
}

function labelCount({ id2label }: JsonObject): number | undefined {
  return isJsonObject(id2label) ? Object.keys(id2label).length : undefined;
}
