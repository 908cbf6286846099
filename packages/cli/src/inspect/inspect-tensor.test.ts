import { type ByteSource, encodeSafetensors, memorySource, type Source } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { inspectTensor } from './inspect-tensor.js';

describe('inspectTensor', () => {
  it('reads the header and the range of that tensor, nothing else', async () => {
    const large = new Uint8Array(1_000_000);
    const file = encodeSafetensors(
      new Map([
        ['large', { dataType: 'uint8', dims: [1_000_000], bytes: large }],
        ['small', { dataType: 'uint8', dims: [3], bytes: Uint8Array.of(1, 2, 3) }],
      ]),
    );
    const memory = memorySource({ 'model.safetensors': file });
    let read = 0;
    const source: Source = {
      ...memory,
      async open(path): Promise<ByteSource | undefined> {
        const opened = await memory.open(path);
        if (opened === undefined) return undefined;
        return {
          size: opened.size,
          close: () => opened.close(),
          read: (offset, length, options) => {
            read += length;
            return opened.read(offset, length, options);
          },
        };
      },
    };
    expect(await inspectTensor(source, 'small')).toEqual({
      dataType: 'uint8',
      dims: [3],
      bytes: Uint8Array.of(1, 2, 3),
    });
    expect(read).toBe(file.length - large.length);
    await expect(inspectTensor(source, 'smal')).rejects.toThrow('small');
  });
});
