import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Works in a new directory, which is removed afterwards. */
export async function withTemporaryDirectory(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'automodel-cli-'));
  try {
    await work(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}
