import type { Source } from '@automodel/contracts';
import { loadFailures } from '../failures/load-failures.js';

/** What files of settings never come near; memory is not reserved for what a file merely claims to be. */
const maximumLength = 100_000_000;

/**
 * The whole content of a small file, or undefined if there is none.
 * @throws {SourceError} if it has more than 100 MB.
 */
export async function readFile(source: Source, path: string, signal?: AbortSignal): Promise<Uint8Array | undefined> {
  const file = await source.open(path, { signal });
  if (file === undefined) return undefined;
  try {
    if (file.size > maximumLength) {
      throw (await loadFailures()).largeFile(`${source.location}/${path}`, file.size, maximumLength);
    }
    const bytes = await file.read(0, file.size, { signal });
    await file.verified?.({ signal });
    return bytes;
  } finally {
    await file.close();
  }
}
