import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json-value.js';
import { FieldReader } from './field-reader.js';
import { readLabelMaps } from './label-maps.js';

const read = (fields: JsonObject) => readLabelMaps(new FieldReader(fields, 'config.json'));

// The rules are those of PreTrainedConfig.__post_init__ in Transformers 5.
describe('readLabelMaps', () => {
  it('has two placeholders by default', () => {
    expect(read({})).toEqual({ id2label: { 0: 'LABEL_0', 1: 'LABEL_1' }, label2id: { LABEL_0: 0, LABEL_1: 1 } });
  });

  it('makes placeholders for num_labels, and label2id with them', () => {
    const maps = { id2label: { 0: 'LABEL_0' }, label2id: { LABEL_0: 0 } };
    expect(read({ num_labels: 1 })).toEqual(maps);
    expect(read({ num_labels: 1, label2id: { cat: 0 } })).toEqual(maps);
    expect(read({ num_labels: 0 })).toEqual({ id2label: {}, label2id: {} });
  });

  it('reads id2label with keys of JSON, and counts it', () => {
    const names = { '0': 'cat', '1': 'dog', '2': 'hen' };
    expect(read({ id2label: names, num_labels: 3 }).id2label).toEqual({ 0: 'cat', 1: 'dog', 2: 'hen' });
    expect(read({ id2label: {} }).id2label).toEqual({});
  });

  it('takes label2id as given, as numbers or as texts', () => {
    const id2label = { '0': 'cat', '1': 'dog' };
    expect(read({ id2label, label2id: { cat: 0, dog: 1 } }).label2id).toEqual({ cat: 0, dog: 1 });
    // As the image classification guide of Transformers makes it: label2id[label] = str(i).
    expect(read({ id2label, label2id: { cat: '0', dog: '1' } }).label2id).toEqual({ cat: 0, dog: 1 });
  });

  it('makes label2id where there is none, or one of other labels', () => {
    const id2label = { '0': 'cat', '1': 'dog' };
    expect(read({ id2label }).label2id).toEqual({ cat: 0, dog: 1 });
    expect(read({ id2label, label2id: { cat: 0 } }).label2id).toEqual({ cat: 0, dog: 1 });
  });

  it('keeps labels that objects have by other means', () => {
    const { label2id, id2label } = read({ id2label: JSON.parse('{"0":"__proto__","1":"constructor"}') });
    expect(Object.entries(label2id)).toEqual([
      ['__proto__', 0],
      ['constructor', 1],
    ]);
    expect(id2label[0]).toBe('__proto__');
  });

  it.each<[JsonObject, string]>([
    [{ id2label: { '': 'cat' } }, 'has the key "", which is no class index'],
    [{ id2label: { '0x1': 'cat' } }, 'has the key "0x1"'],
    [{ id2label: { '-1': 'cat' } }, 'has the key "-1"'],
    [{ id2label: { '1.5': 'cat' } }, 'has the key "1.5"'],
    [{ id2label: { '0': 3 } }, 'has 3 as the name of class 0'],
    [{ id2label: ['cat'] }, '"id2label" is ["cat"], but must be an object'],
    [{ id2label: { '0': 'cat' }, label2id: { cat: 'no' } }, 'has "no" as the index of "cat"'],
    [{ num_labels: -1 }, '"num_labels" is -1'],
    [{ num_labels: Number.MAX_SAFE_INTEGER }, 'must be an integer from 0 to 1000000'],
  ])('refuses %j', (fields, message) => {
    expect(() => read(fields)).toThrow(message);
  });
});
