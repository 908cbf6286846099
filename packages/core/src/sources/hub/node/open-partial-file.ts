import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SourceError } from '@automodel/contracts';
import type { PartialFile } from '../hub-cache.js';
import { hostName, isAbandoned } from './is-abandoned.js';

/**
 * Opens the part of a blob that an earlier download left behind, or begins anew. Each process writes to a file of its own,
 * whose name says whose it is, so that two that load the same do not meet; that of a process that is gone is taken over by
 * renaming it, which can succeed only once.
 */
export async function openPartialFile(blob: string): Promise<PartialFile> {
  const directory = dirname(blob);
  const prefix = `${basename(blob)}.`;
  const name = (process_: number): string =>
    join(directory, `${prefix}${hostName}.${process_}.${randomBytes(6).toString('hex')}.incomplete`);
  await mkdir(directory, { recursive: true });
  const own = name(process.pid);
  const left = (await readdir(directory)).filter((entry) => entry.startsWith(prefix) && entry.endsWith('.incomplete'));
  for (const entry of left) {
    if (!(await isAbandoned(join(directory, entry)))) continue;
    if (
      await rename(join(directory, entry), own).then(
        () => true,
        () => false,
      )
    )
      break;
  }
  const handle = await open(own, 'r+').catch(() => open(own, 'wx+'));
  const { size } = await handle.stat();
  let length = size;
  let state: 'arriving' | 'done' | 'closed' = 'arriving';
  return {
    length: size,
    async reset() {
      await handle.truncate(0);
      length = 0;
    },
    async append(bytes) {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, length + done);
        done += bytesWritten;
      }
      length += bytes.length;
    },
    async read(offset, into) {
      for (let done = 0; done < into.length; ) {
        const { bytesRead } = await handle.read(into, done, into.length - done, offset + done);
        if (bytesRead === 0) {
          throw new SourceError({ location: blob, problem: 'it became shorter', remedy: 'Load the model again.' });
        }
        done += bytesRead;
      }
    },
    async commit() {
      await handle.sync();
      await rename(own, blob);
      state = 'done';
    },
    async discard() {
      await rm(own, { force: true });
      state = 'done';
    },
    async close() {
      if (state === 'closed') return;
      const isKept = state === 'arriving';
      state = 'closed';
      await handle.close();
      if (!isKept) return;
      // Process 0 is nobody: whoever comes next may go on with it.
      await (length === 0 ? rm(own, { force: true }) : rename(own, name(0)).catch(() => undefined));
    },
  };
}
