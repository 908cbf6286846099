import { describe, expect, it } from 'vitest';
import { inputKind } from './input-kind.js';

describe('inputKind', () => {
  it.each([
    ['a path', 'cat.png', 'single'],
    ['bytes', new Uint8Array(3), 'single'],
    ['a Buffer', Buffer.from('x'), 'single'],
    ['an ArrayBuffer', new ArrayBuffer(3), 'single'],
    ['a Blob', new Blob(['x']), 'single'],
    ['a URL', new URL('file:///cat.png'), 'single'],
    ['pixels', { data: new Uint8Array(3), width: 1, height: 1, channels: 3 }, 'single'],
    ['nothing', undefined, 'single'],
    ['an array', ['cat.png'], 'list'],
    ['a set', new Set(['cat.png']), 'iterable'],
    ['a stream', new ReadableStream(), 'iterable'],
    ['an iterator', ['cat.png'].values(), 'iterable'],
  ])('%s: %#', (_, value, kind) => {
    expect(inputKind(value)).toBe(kind);
  });

  it('takes an iterable object for one input if the task says so', () => {
    expect(inputKind(new Set(), (value) => value instanceof Set)).toBe('single');
  });
});
