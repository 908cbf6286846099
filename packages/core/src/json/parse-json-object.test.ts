import { InvalidConfigError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { describeJson } from './describe-json.js';
import { encodeSpecialFloats } from './encode-special-floats.js';
import { parseJsonObject } from './parse-json-object.js';

const parse = (text: string) => parseJsonObject(new TextEncoder().encode(text), 'config.json');

describe('parseJsonObject', () => {
  it('gives the numbers for which Python writes objects', () => {
    const text = '{"a":{"__float__":"Infinity"},"b":[{"__float__":"-Infinity"}],"c":{"d":{"__float__":"NaN"}}}';
    expect(parse(text)).toEqual({ a: Infinity, b: [-Infinity], c: { d: Number.NaN } });
  });

  it('leaves objects that only look like those numbers', () => {
    const fields = {
      inherited: { __float__: 'constructor' },
      prototype: { __float__: '__proto__' },
      unknown: { __float__: '1.5' },
      number: { __float__: 1 },
      more: { __float__: 'NaN', and: 'more' },
    };
    expect(parse(JSON.stringify(fields))).toEqual(fields);
  });

  it('takes __proto__ for a key like any other', () => {
    const fields = parse('{"__proto__": {"polluted": true}, "constructor": 1}');
    expect(Object.keys(fields)).toEqual(['__proto__', 'constructor']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });

  it('takes a byte order mark, and numbers beyond doubles', () => {
    expect(parse('\uFEFF{"big": 1e400, "zero": -0}')).toEqual({ big: Infinity, zero: -0 });
  });

  it('takes the bare words that Python writes for NaN and infinities, and leaves them in texts', () => {
    expect(parse('{"a": NaN, "b": [Infinity, -Infinity], "c": "NaN, \\"Infinity"}')).toEqual({
      a: Number.NaN,
      b: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
      c: 'NaN, "Infinity',
    });
  });

  it.each([
    ['', 'it is empty'],
    ['<?xml version="1.0"?>', 'HTML or XML'],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:0', 'Git LFS pointer'],
    ['{"a": nan}', 'it starts with'],
    ['[]', 'holds an array, not an object'],
    ['null', 'holds null, not an object'],
    ['3', 'holds a number, not an object'],
    ['{"__float__": "NaN"}', 'holds a number, not an object'],
    [`{"a":${'['.repeat(501)}${']'.repeat(501)}}`, 'nests deeper than 500 levels'],
    [`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'nests deeper than 500 levels'],
  ])('says what is there instead of an object: %.30s', (text, problem) => {
    expect(() => parse(text)).toThrow(problem);
    expect(() => parse(text)).toThrow(InvalidConfigError);
  });
});

describe('encodeSpecialFloats', () => {
  it('writes what Python reads, so that JSON keeps it', () => {
    const fields = { a: Infinity, b: [-Infinity, [Number.NaN, 1]], c: { d: Number.NaN, e: 'x', f: null } };
    const text = JSON.stringify(encodeSpecialFloats(fields));
    expect(text).toBe(
      '{"a":{"__float__":"Infinity"},"b":[{"__float__":"-Infinity"},[{"__float__":"NaN"},1]],"c":{"d":{"__float__":"NaN"},"e":"x","f":null}}',
    );
    expect(parse(text)).toEqual(fields);
  });
});

describe('describeJson', () => {
  it('is JSON, with infinities and cut off', () => {
    expect(describeJson('a"b')).toBe('"a\\"b"');
    expect(describeJson(undefined)).toBe('missing');
    expect(describeJson(Infinity)).toBe('Infinity');
    expect(describeJson('x'.repeat(1000))).toHaveLength(101);
    const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(describeJson(deep).length).toBeLessThan(120);
  });
});
