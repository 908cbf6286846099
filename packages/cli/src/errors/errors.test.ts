import { BackendError, ShapeMismatchError, UnknownDeviceError } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { describeError } from './describe-error.js';
import { exitCodeOf } from './exit-code-of.js';
import { renderError } from './render-error.js';
import { UsageError } from './usage-error.js';

const usage = new UsageError({ message: 'The option --top-k needs a value.', remedy: 'See --help.' });
const device = new UnknownDeviceError({ device: 'cup', available: ['cpu'] });
const backend = new BackendError({ backend: 'b', operation: 'run', reason: 'no memory.', remedy: 'Use less.' });
const shapes = new ShapeMismatchError({
  modelClass: 'ResNetModel',
  location: 'here',
  report: '  a: [1] in the checkpoint, [2] in the model\n  b: [1] in the checkpoint, [2] in the model',
  keys: ['a', 'b'],
});

describe('exitCodeOf', () => {
  it('is 2 for wrong usage, 3 for what the library refuses, 1 for the rest', () => {
    expect(exitCodeOf(usage)).toBe(2);
    expect(exitCodeOf(device)).toBe(2);
    expect(exitCodeOf(backend)).toBe(3);
    expect(exitCodeOf(new TypeError('x'))).toBe(1);
    expect(exitCodeOf('a text')).toBe(1);
  });
});

describe('describeError', () => {
  it('separates the message from the remedy', () => {
    expect(describeError(backend)).toEqual({
      code: 'BACKEND_FAILED',
      message: 'The backend "b" failed to run: no memory.',
      remedy: 'Use less.',
    });
    expect(describeError(usage)).toEqual({ code: 'USAGE', message: usage.message, remedy: 'See --help.' });
  });

  it('speaks of options of the command, not of TypeScript', () => {
    expect(describeError(device).remedy).toContain('--device');
    expect(describeError(shapes).remedy).toContain('automodel inspect');
  });

  it('points to --debug for what nobody foresaw', () => {
    const { code, message, remedy } = describeError(new TypeError('x is not a function'));
    expect(code).toBe('UNEXPECTED');
    expect(message).toBe('TypeError: x is not a function');
    expect(remedy).toContain('--debug');
  });
});

describe('renderError', () => {
  const style = (_format: string, text: string): string => text;

  it('is two lines, however many findings the message lists', () => {
    expect(renderError(describeError(shapes), { style, width: undefined }).split('\n')).toEqual([
      'error: 2 weights of here do not have the shape that ResNetModel needs: a: [1] in the checkpoint, [2] in the model; and 1 more.',
      '       Correct the sizes in config.json; "automodel inspect DIR" lists all weights that do not fit.',
    ]);
  });

  it('wraps on a terminal, under its beginning', () => {
    const text = renderError({ code: 'X', message: 'one two three four', remedy: 'five' }, { style, width: 28 });
    expect(text).toBe('error: one two three four\n       five');
    const narrow = renderError({ code: 'X', message: 'abcdefghij klmnopqrst', remedy: 'u' }, { style, width: 27 });
    expect(narrow).toBe('error: abcdefghij\n       klmnopqrst\n       u');
  });
});
