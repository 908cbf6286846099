import { InvalidConfigError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json-value.js';
import { FieldReader } from './field-reader.js';

const reader = (fields: JsonObject, derived?: JsonObject) => new FieldReader(fields, 'config.json', derived);

describe('FieldReader', () => {
  it('gives values of the right type', () => {
    const fields = reader({ flag: false, size: 3, sizes: [1, 2], ratio: 0.5, name: 'a', names: ['a'], map: { a: 1 } });
    expect(fields.boolean('flag', true)).toBe(false);
    expect(fields.integer('size', 1)).toBe(3);
    expect(fields.integers('sizes', [])).toEqual([1, 2]);
    expect(fields.number('ratio', 1)).toBe(0.5);
    expect(fields.text('name', '')).toBe('a');
    expect(fields.texts('names', [])).toEqual(['a']);
    expect(fields.object('map', {})).toEqual({ a: 1 });
    expect(fields.choice('name', ['a', 'b'], 'b')).toBe('a');
  });

  it('gives the default for a field that is absent, undefined or null, not for one that is false, 0 or empty', () => {
    const fields = reader({ nothing: null, missing: undefined, zero: 0, empty: '', none: [] });
    expect(fields.integer('nothing', 7)).toBe(7);
    expect(fields.text('missing', 'x')).toBe('x');
    expect(fields.boolean('absent', undefined)).toBeUndefined();
    expect(fields.integer('zero', 7)).toBe(0);
    expect(fields.text('empty', 'x')).toBe('');
    expect(fields.integers('none', [1])).toEqual([]);
    expect([fields.has('nothing'), fields.has('absent'), fields.has('zero')]).toEqual([false, false, true]);
  });

  it('reads no field that objects inherit', () => {
    expect(reader({}).object('constructor', undefined)).toBeUndefined();
    expect(reader({}).has('toString')).toBe(false);
  });

  it('lets derived fields count where there is none', () => {
    const fields = reader({ depths: null, width: 2 }, { depths: [1], width: 3 });
    expect(fields.integers('depths', [])).toEqual([1]);
    expect(fields.integer('width', 1)).toBe(2);
  });

  it.each<[JsonObject, (fields: FieldReader) => unknown, string]>([
    [{ a: 'true' }, (fields) => fields.boolean('a', true), '"a" is "true", but must be true or false.'],
    [{ a: 1.5 }, (fields) => fields.integer('a', 1), '"a" is 1.5, but must be an integer of at least 0.'],
    [{ a: -1 }, (fields) => fields.integer('a', 1), '"a" is -1, but must be an integer of at least 0.'],
    [{ a: 2 ** 53 }, (fields) => fields.integer('a', 1), 'must be an integer of at least 0'],
    [{ a: Infinity }, (fields) => fields.integer('a', 1), '"a" is Infinity, but'],
    [{ a: 9 }, (fields) => fields.integer('a', 1, 1, 8), '"a" is 9, but must be an integer from 1 to 8.'],
    [
      { a: [0] },
      (fields) => fields.integers('a', [], 1),
      '"a" is [0], but must be an array of integers of at least 1.',
    ],
    [{ a: 3 }, (fields) => fields.integers('a', []), '"a" is 3, but must be an array of integers'],
    [{ a: ['b', 1] }, (fields) => fields.texts('a', []), 'an array of strings'],
    [{ a: [] }, (fields) => fields.object('a', {}), '"a" is [], but must be an object.'],
    [
      { a: 'baisc' },
      (fields) => fields.choice('a', ['bottleneck', 'basic'], 'basic'),
      'not one of "basic", "bottleneck"',
    ],
  ])('names file, field, value and what is valid: %j', (fields, read, message) => {
    expect(() => read(reader(fields))).toThrow(message);
    expect(() => read(reader(fields))).toThrow('config.json is not valid: ');
    expect(() => read(reader(fields))).toThrow(InvalidConfigError);
  });

  it('keeps messages short, whatever the value', () => {
    const read = () => reader({ a: 'x'.repeat(1_000_000) }).integer('a', 1);
    expect(read).toThrow(expect.objectContaining({ field: 'a' }));
    expect(() => read()).toThrow(/^.{1,300}$/);
  });
});
