import { describe, expect, it } from 'vitest';
import { displayWidth } from './display-width.js';
import { padToWidth } from './pad-to-width.js';
import { truncateToWidth } from './truncate-to-width.js';

describe('displayWidth', () => {
  it.each([
    ['cat.png', 7],
    ['', 0],
    ['Kätzchen', 8],
    ['Ka\u0308tzchen', 8],
    ['猫.png', 6],
    ['ねこ', 4],
    ['ｱ', 1],
    ['고양이', 6],
    ['🐈', 2],
    ['👩‍🔬.png', 6],
    ['▏█', 2],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('padToWidth', () => {
  it('counts columns, not characters', () => {
    expect(padToWidth('猫', 4)).toBe('猫  ');
    expect(padToWidth('猫', 4, 'start')).toBe('  猫');
    expect(padToWidth('too long', 4)).toBe('too long');
  });
});

describe('truncateToWidth', () => {
  it('cuts with an ellipsis inside the width, on either side', () => {
    expect(truncateToWidth('photograph', 10)).toBe('photograph');
    expect(truncateToWidth('photograph', 6)).toBe('photo…');
    expect(truncateToWidth('some/where/cat.png', 10, 'end')).toBe('…e/cat.png');
    expect(truncateToWidth('猫猫猫', 4)).toBe('猫…');
  });
});
