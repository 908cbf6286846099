import type { ByteSource } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import type { FileProgress } from './load-progress.js';
import { reportReads } from './report-reads.js';

function source(size: number): ByteSource {
  return { size, read: async (_, length) => new Uint8Array(length), close: async () => undefined };
}

describe('reportReads', () => {
  it('adds up the reads of each file until it ends, and never says more than the file has', async () => {
    const progress: FileProgress[] = [];
    const reads = reportReads(
      new Map([
        ['a', source(10)],
        ['b', source(4)],
      ]),
      (entry) => progress.push(entry),
    );
    await reads.files.get('a')?.read(0, 6);
    await reads.files.get('b')?.read(0, 4);
    await reads.files.get('a')?.read(2, 8);
    reads.end();
    await reads.files.get('b')?.read(0, 1);
    expect(progress.map(({ file, loaded, total }) => ({ file, loaded, total }))).toEqual([
      { file: 'a', loaded: 6, total: 10 },
      { file: 'b', loaded: 4, total: 4 },
      { file: 'a', loaded: 10, total: 10 },
    ]);
  });
});
