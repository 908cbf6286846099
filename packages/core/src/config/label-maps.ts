import type { JsonObject } from '../json/json-value.js';
import type { FieldReader } from './field-reader.js';

/** Names of the classes that a classifier tells apart. */
export interface LabelMaps {
  /** Class index → name. */
  readonly id2label: Readonly<Record<number, string>>;
  /** Name → class index. */
  readonly label2id: Readonly<Record<string, number>>;
}

function placeholderLabels(count: number): Record<number, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [index, `LABEL_${index}`]));
}

function readId2label(reader: FieldReader, json: JsonObject): Record<number, string> {
  return Object.fromEntries(
    Object.entries(json).map(([key, label]) => {
      const index = Number(key);
      if (!Number.isSafeInteger(index) || index < 0)
        reader.fail('id2label', `has the key "${key}", which is no class index`);
      if (typeof label !== 'string')
        return reader.fail('id2label', `has ${JSON.stringify(label)} as the name of class ${key}`);
      return [index, label];
    }),
  );
}

/**
 * The label maps of a config: `id2label` where given, else `num_labels` placeholders (`LABEL_0` …), two by default.
 * Like `PreTrainedConfig.__init__` in Transformers.
 */
export function readLabelMaps(reader: FieldReader): LabelMaps {
  const given = reader.object('id2label', undefined);
  const id2label =
    given === undefined ? placeholderLabels(reader.integer('num_labels', 2)) : readId2label(reader, given);
  const inverse = Object.entries(id2label).map(([index, label]): [string, number] => [label, Number(index)]);
  const label2id = reader.object('label2id', undefined);
  return {
    id2label,
    label2id:
      label2id === undefined || Object.keys(label2id).length !== inverse.length
        ? Object.fromEntries(inverse)
        : Object.fromEntries(
            Object.entries(label2id).map(([label, index]) => [
              label,
              typeof index === 'number'
                ? index
                : reader.fail('label2id', `has ${JSON.stringify(index)} as the index of "${label}"`),
            ]),
          ),
  };
}
