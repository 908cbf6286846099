import { describe, expect, it } from 'vitest';
import { repeatedMembers } from './repeated-members.js';

describe('repeatedMembers', () => {
  it('finds names that an object has twice, escaped ones too, and not those in texts and arrays', () => {
    const text = '{"a": {"b": "c:"}, "a" : ["d", {"e": 1, "e": 1}], "\\u0061": "x\\"}", "q\\"{": 1, "y": "y", "b": 2}';
    expect(repeatedMembers(text, 1)).toEqual([['a'], ['a']]);
  });

  it('looks as deep as it is told, and keeps objects apart', () => {
    const text = '{"a": {"x": 1, "x": 2}, "b": {"x": {"y": 1, "y": 2}}, "c": {"x": 1}}';
    expect(repeatedMembers(text, 1)).toEqual([]);
    expect(repeatedMembers(text, 2)).toEqual([['a', 'x']]);
    expect(repeatedMembers(text, 3)).toEqual([
      ['a', 'x'],
      ['b', 'x', 'y'],
    ]);
  });

  it('takes long runs of escapes and deep nesting as they come', () => {
    expect(repeatedMembers(`{"a":"${'\\\\'.repeat(2_000_000)}","a":1}`, 2)).toEqual([['a']]);
    const deep = `{"a":${'[{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)},"a":1}`;
    expect(repeatedMembers(deep, 2)).toEqual([['a']]);
  });
});
