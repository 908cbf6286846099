import type { ByteSource, ReadOptions } from '@automodel/contracts';
import { loadFailures } from '../failures/load-failures.js';
import { isReadableRange } from './is-readable-range.js';

/** What differs between files that are read by ranges. */
export interface RangeReader {
  readonly size: number;
  /** What errors call it. */
  readonly location: string;
  /** Fills memory with the bytes from an offset on, which lie inside the file. */
  read(offset: number, into: Uint8Array, signal: AbortSignal | undefined): Promise<void>;
  close?(): Promise<void>;
}

/** A byte source that checks ranges, aborts and reads after `close`; the reader only reads. */
export function rangeSource({ size, location, read, close }: RangeReader): ByteSource {
  let closing: Promise<void> | undefined;
  return {
    size,
    async read(offset: number, length: number, { into, signal }: ReadOptions = {}): Promise<Uint8Array> {
      signal?.throwIfAborted();
      if (closing !== undefined || !isReadableRange(size, offset, length, into)) {
        const failures = await loadFailures();
        throw closing === undefined
          ? failures.rangeError(location, size, offset, length, into)
          : failures.closedError(location);
      }
      const target = into ?? new Uint8Array(length);
      await read(offset, target, signal);
      signal?.throwIfAborted();
      return target;
    },
    close(): Promise<void> {
      closing ??= close?.() ?? Promise.resolve();
      return closing;
    },
  };
}
