import { directoryWriter } from '#directory-writer';
import type { CheckpointWriter } from './checkpoint-writer.js';

/** Writes texts as files, all of them or none. */
export async function saveFiles(
  target: CheckpointWriter | string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const writer = typeof target === 'string' ? directoryWriter(target) : target;
  try {
    for (const [name, text] of Object.entries(files)) await writer.write(name, [new TextEncoder().encode(text)]);
    await writer.commit([]);
  } catch (error) {
    // What went wrong first is what the caller must hear of.
    await writer.abort().catch(() => undefined);
    throw error;
  }
}
