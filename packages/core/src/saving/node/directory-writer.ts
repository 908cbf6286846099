import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SourceError } from '@automodel/contracts';
import type { CheckpointWriter } from '../checkpoint-writer.js';
import { swapIndex } from './swap-index.js';

/**
 * A writer into a directory, which it makes where there is none. Files are written and flushed under temporary names and renamed
 * at the end, so that a process that dies at any moment leaves weights that load: all of the old files, or all of the new ones.
 * @throws {SourceError} if the path is a file, or cannot be written.
 */
export function directoryWriter(directory: string): CheckpointWriter {
  const temporary = new Map<string, string>();
  const attempt = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (cause) {
      throw new SourceError({
        location: directory,
        problem: `it cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
        remedy: 'Pass a directory that may be written and has room.',
        cause,
      });
    }
  };
  const abort = async (): Promise<void> => {
    const paths = [...temporary.values()];
    temporary.clear();
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  };
  return {
    location: directory,
    list: (): Promise<readonly string[]> =>
      attempt(async () => {
        await mkdir(directory, { recursive: true });
        const own = new Set(Array.from(temporary.values(), (path) => basename(path)));
        return (await readdir(directory)).filter((name) => !own.has(name));
      }),
    async write(name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
      const path = join(directory, `.${randomUUID()}.${name}`);
      await attempt(() => mkdir(directory, { recursive: true }));
      const handle = await attempt(() => open(path, 'wx'));
      temporary.set(name, path);
      try {
        // What fails in the pieces is the error of whoever reads them, not of this directory.
        for await (const piece of pieces) await attempt(() => handle.writeFile(piece));
        await attempt(() => handle.sync());
      } finally {
        await handle.close();
      }
    },
    commit: (stale: readonly string[], outdated: readonly string[] = []): Promise<void> =>
      attempt(async () => {
        for (const name of outdated) {
          if (!(await swapIndex(directory, name, temporary))) await rm(join(directory, name), { force: true });
        }
        for (const [name, path] of temporary) {
          await rename(path, join(directory, name));
          temporary.delete(name);
        }
        for (const name of stale) await rm(join(directory, name), { force: true });
      }),
    abort,
  };
}
