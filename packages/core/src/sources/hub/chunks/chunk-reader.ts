import { SourceError } from '@automodel/contracts';
import { readBlob } from '../../read-blob.js';
import type { ChunkStore } from './chunk-store.js';

/** Bytes of each chunk but the last: small enough to hold in memory while it arrives, large enough that a file has few. */
export const chunkLength: number = 4 * 1024 * 1024;

/**
 * Reads ranges of a file that lies in chunks. No chunk is fetched from the store before it is needed, and only the last one is kept.
 * @param prefix what the keys of the chunks begin with, before their number.
 */
export function chunkReader(
  store: ChunkStore,
  prefix: string,
  location: string,
): (offset: number, into: Uint8Array) => Promise<void> {
  let last: { readonly index: number; readonly chunk: Blob | undefined } | undefined;
  return async (offset, into) => {
    for (let done = 0; done < into.length; ) {
      const index = Math.floor((offset + done) / chunkLength);
      const start = offset + done - index * chunkLength;
      const length = Math.min(into.length - done, chunkLength - start);
      if (last?.index !== index) last = { index, chunk: await store.get(`${prefix}/${index}`) };
      const part = last.chunk?.slice(start, start + length);
      if (part?.size !== length) {
        last = undefined;
        throw new SourceError({
          location,
          problem: 'the browser has deleted it from its storage',
          remedy: 'Load the model again.',
        });
      }
      into.set(new Uint8Array(await readBlob(part)), done);
      done += length;
    }
  };
}
