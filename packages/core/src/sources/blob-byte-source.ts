import { type ByteSource, SourceError } from '@automodel/contracts';
import { rangeSource } from './range-source.js';

/** A file behind a Blob or File; only the ranges asked for are read. */
export function blobByteSource(blob: Blob, location: string): ByteSource {
  const source = rangeSource({
    size: blob.size,
    location,
    async read(offset, into) {
      into.set(await readSlice(blob.slice(offset, offset + into.length), location));
    },
  });
  return { ...source, blob };
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
