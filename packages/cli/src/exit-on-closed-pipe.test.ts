import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { exitOnClosedPipe } from './exit-on-closed-pipe.js';

describe('exitOnClosedPipe', () => {
  it('ends quietly when the reader has gone, and passes other errors on', () => {
    const exit = vi.fn();
    const stream = new PassThrough();
    exitOnClosedPipe(stream, exit);
    stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    expect(exit).toHaveBeenCalledOnce();
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    expect(() => stream.emit('error', full)).toThrow(full);
  });
});
