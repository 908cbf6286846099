import { type ByteSource, type ReadOptions, SourceError } from '@automodel/contracts';
import { checkRange } from './check-range.js';
import { closedError } from './closed-error.js';

/** A file behind a Blob or File; only the ranges asked for are read. */
export function blobByteSource(blob: Blob, location: string): ByteSource {
  let isClosed = false;
  return {
    size: blob.size,
    blob,
    async read(offset: number, length: number, { into, signal }: ReadOptions = {}): Promise<Uint8Array> {
      signal?.throwIfAborted();
      if (isClosed) throw closedError(location);
      checkRange(location, blob.size, offset, length, into);
      const bytes = await readSlice(blob.slice(offset, offset + length), location);
      signal?.throwIfAborted();
      if (into === undefined) return bytes;
      into.set(bytes);
      return into;
    },
    async close(): Promise<void> {
      isClosed = true;
    },
  };
}

async function readSlice(slice: Blob, location: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await slice.arrayBuffer());
  } catch (cause) {
    throw new SourceError({
      location,
      problem: `the browser cannot read it any more (${cause instanceof Error ? cause.message : String(cause)})`,
      remedy: 'The file has changed or gone since it was chosen: choose it again.',
      cause,
    });
  }
}
