import { describeJson } from '../json/describe-json.js';
import type { JsonObject, JsonValue } from '../json/json-value.js';
import type { FieldReader } from './field-reader.js';

/** Names of the classes that a classifier tells apart. */
export interface LabelMaps {
  /** Class index → name. */
  readonly id2label: Readonly<Record<number, string>>;
  /** Name → class index. */
  readonly label2id: Readonly<Record<string, number>>;
}

/** More than any classifier has; each label costs memory, and a broken file must not take all of it. */
const maximumLabels = 1_000_000;

function placeholderLabels(count: number): Record<number, string> {
  return { ...Array.from({ length: count }, (_, index) => `LABEL_${index}`) };
}

function readId2label(reader: FieldReader, json: JsonObject): Record<number, string> {
  return Object.fromEntries(
    Object.entries(json).map(([key, label]) => [
      readIndex(key) ?? reader.fail('id2label', `has the key ${describeJson(key)}, which is no class index`),
      typeof label === 'string'
        ? label
        : reader.fail('id2label', `has ${describeJson(label)} as the name of class ${key}`),
    ]),
  );
}

function readLabel2id(reader: FieldReader, json: JsonObject): Record<string, number> {
  return Object.fromEntries(
    Object.entries(json).map(([label, value]) => [
      label,
      readIndex(value) ?? reader.fail('label2id', `has ${describeJson(value)} as the index of ${describeJson(label)}`),
    ]),
  );
}

/** A class index, also as text: the keys of JSON are texts, and the guides of Transformers write `label2id` with texts too. */
function readIndex(value: JsonValue | undefined): number | undefined {
  const index = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof index === 'number' && Number.isSafeInteger(index) && index >= 0 ? index : undefined;
}

/**
 * The label maps of a config: `id2label` where given, else `num_labels` placeholders (`LABEL_0` …), two by default.
 * Like `PreTrainedConfig.__post_init__` in Transformers; a `label2id` that does not go with `id2label` is made anew.
 */
export function readLabelMaps(reader: FieldReader): LabelMaps {
  const names = reader.object('id2label', undefined);
  const id2label =
    names === undefined
      ? placeholderLabels(reader.integer('num_labels', 2, 0, maximumLabels))
      : readId2label(reader, names);
  const label2id = names === undefined ? {} : readLabel2id(reader, reader.object('label2id', {}));
  const isComplete = Object.keys(label2id).length === Object.keys(id2label).length;
  return { id2label, label2id: isComplete ? label2id : inverse(id2label) };
}

function inverse(id2label: Readonly<Record<number, string>>): Record<string, number> {
  return Object.fromEntries(Object.entries(id2label).map(([index, label]) => [label, Number(index)]));
}
