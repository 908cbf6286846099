import { describe, expect, it } from 'vitest';
import { TextStream } from '../testing/text-stream.js';
import { displayPath } from './display-path.js';
import { formatBytes } from './format-bytes.js';
import { formatCount } from './format-count.js';
import { formatMilliseconds } from './format-milliseconds.js';
import { printable } from './printable.js';
import { createStyle } from './style.js';
import { summarizeClasses } from './summarize-classes.js';
import { terminalWidth } from './terminal-width.js';
import { wrapText } from './wrap-text.js';

describe('numbers for people', () => {
  it('have three or four digits and a unit', () => {
    expect(formatBytes(960)).toBe('960 bytes');
    expect(formatBytes(5_628_084)).toBe('5.6 MB');
    expect(formatBytes(999_999)).toBe('1.0 MB');
    expect(formatCount(20)).toBe('20');
    expect(formatCount(2_806_250)).toBe('2.8 M');
    expect(formatMilliseconds(1.234)).toBe('1.23 ms');
    expect(formatMilliseconds(12.34)).toBe('12.3 ms');
    expect(formatMilliseconds(1234.5)).toBe('1235 ms');
  });
});

describe('printable', () => {
  it('spells out what would steer the terminal, and nothing else', () => {
    expect(printable('\u001b[2Jcat\n.png\u202e')).toBe('\\u001b[2Jcat\\u000a.png\\u202e');
    expect(printable('Kätzchen 猫 👩‍🔬')).toBe('Kätzchen 猫 👩‍🔬');
  });
});

describe('createStyle', () => {
  const red = '\u001b[31mx\u001b[39m';

  it('colours on a terminal only, and not under NO_COLOR', () => {
    const terminal = new TextStream({ isTTY: true });
    expect(createStyle(terminal, {})('red', 'x')).toBe(red);
    expect(createStyle(terminal, { NO_COLOR: '' })('red', 'x')).toBe(red);
    expect(createStyle(terminal, { NO_COLOR: '1' })('red', 'x')).toBe('x');
    expect(createStyle(terminal, { TERM: 'dumb' })('red', 'x')).toBe('x');
    expect(createStyle(new TextStream(), {})('red', 'x')).toBe('x');
  });
});

describe('terminalWidth', () => {
  it('is that of a terminal, bounded, and none for pipes', () => {
    expect(terminalWidth(new TextStream({ isTTY: true, columns: 72 }))).toBe(72);
    expect(terminalWidth(new TextStream({ isTTY: true, columns: 400 }))).toBe(120);
    expect(terminalWidth(new TextStream())).toBeUndefined();
  });
});

describe('wrapText', () => {
  it('breaks at spaces and keeps the breaks that are there', () => {
    expect(wrapText('one two three\nfour', 8)).toEqual(['one two', 'three', 'four']);
    expect(wrapText('incomprehensibilities are', 8)).toEqual(['incomprehensibilities', 'are']);
  });
});

describe('summarizeClasses', () => {
  it('names as many as fit and counts the rest', () => {
    const classes = ['airplane', 'automobile', 'bird'];
    expect(summarizeClasses(classes, 80)).toBe('3 classes: airplane, automobile, bird');
    expect(summarizeClasses(classes, 32)).toBe('3 classes: airplane and 2 more');
    expect(summarizeClasses(classes, 12)).toBe('3 classes');
    expect(summarizeClasses(['cat'], 80)).toBe('1 class: cat');
    // Exactly wide enough for all, which is shorter than the first two and the count of the rest.
    expect(summarizeClasses(['a', 'b', 'c'], 18)).toBe('3 classes: a, b, c');
  });
});

describe('displayPath', () => {
  it('is relative where that is shorter', () => {
    expect(displayPath('/a/b/c/d', '/a/b')).toBe('c/d');
    expect(displayPath('/x', '/a/b/c')).toBe('/x');
    expect(displayPath('/a/b', '/a/b')).toBe('/a/b');
  });
});
