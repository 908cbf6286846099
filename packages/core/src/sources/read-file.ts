import type { Source } from '@automodel/contracts';

/** The whole content of a small file, or undefined if there is none. */
export async function readFile(source: Source, path: string, signal?: AbortSignal): Promise<Uint8Array | undefined> {
  const file = await source.open(path, { signal });
  if (file === undefined) return undefined;
  try {
    const bytes = await file.read(0, file.size, { signal });
    await file.verified?.({ signal });
    return bytes;
  } finally {
    await file.close();
  }
}
