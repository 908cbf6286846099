import { InvalidConfigError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { parseJsonFile } from './parse-json-file.js';
import { parseJsonObject } from './parse-json-object.js';

const encoder = new TextEncoder();
const parse = (text: string) => parseJsonFile(encoder.encode(text), 'config.json');

describe('parseJsonFile', () => {
  it.each([
    '{"a":{"__float__":"Infinity"},"b":[{"__float__":"NaN"}]}',
    String.raw`{"a":{"\u005f_fl\u006Fat__":"-Infinity"}}`,
    String.raw`{"a":{"_\u005Ffloat_\u005f":"-Infinity"}}`,
    '{"a": NaN, "b": [Infinity]}',
    '\uFEFF{"a": 1, "__proto__": {"b": null}, "c": "\\u00e9\\\\u005f"}',
    `{"a":${'['.repeat(500)}${']'.repeat(500)}}`,
    `{"a":[${'[[]],'.repeat(400)}{}]}`,
  ])('gives what parseJsonObject gives: %.60s', async (text) => {
    expect(await parse(text)).toEqual(parseJsonObject(encoder.encode(text), 'config.json'));
  });

  it.each([
    ['', 'it is empty'],
    ['[]', 'holds an array, not an object'],
    ['{"__float__": "NaN"}', 'holds a number, not an object'],
    [`{"a":${'['.repeat(501)}${']'.repeat(501)}}`, 'nests deeper than 500 levels'],
    [`{"a":${'['.repeat(499)}{"b":[1]}${']'.repeat(499)}}`, 'nests deeper than 500 levels'],
    [`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'nests deeper than 500 levels'],
  ])('says what is there instead of an object: %.30s', async (text, problem) => {
    await expect(parse(text)).rejects.toThrow(problem);
    await expect(parse(text)).rejects.toThrow(InvalidConfigError);
  });
});
