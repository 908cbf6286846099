import { describe, expect, it } from 'vitest';
import { jsonMemberNames } from './json-member-names.js';

describe('jsonMemberNames', () => {
  it('gives the names of the outermost object, repeated and escaped ones too', () => {
    expect(jsonMemberNames('{"a": {"b": "c:"}, "a" : ["d"], "\\u0061": "x", "q\\"{": 1}')).toEqual([
      'a',
      'a',
      'a',
      'q"{',
    ]);
  });
});
