import { describe, expect, it } from 'vitest';
import { quoteList } from './quote-list.js';

describe('quoteList', () => {
  it('shows six and counts the rest', () => {
    expect(quoteList(['a', 'b'])).toBe('"a", "b"');
    expect(quoteList([...'abcdefgh'])).toBe('"a", "b", "c", "d", "e", "f" and 2 more');
  });
});
