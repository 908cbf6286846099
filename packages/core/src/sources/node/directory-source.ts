import type { FileHandle } from 'node:fs/promises';
import { open, readdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { type ByteSource, type ReadOptions, type Source, SourceError } from '@automodel/contracts';
import { closedError } from '../closed-error.js';
import { isReadableRange } from '../is-readable-range.js';
import { rangeError } from '../range-error.js';

/** A source over a directory of the file system. Files are read by ranges; paths that leave the directory do not exist. */
export function directorySource(directory: string): Source {
  const root = resolve(directory);
  // The root of a file system ends with a separator already.
  const inside = root.endsWith(sep) ? root : root + sep;
  return {
    location: directory,
    async list(): Promise<readonly string[]> {
      const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
    },
    async open(path: string): Promise<ByteSource | undefined> {
      const file = join(root, path);
      if (!file.startsWith(inside)) return undefined;
      return openFile(file, join(directory, path));
    },
  };
}

async function openFile(file: string, location: string): Promise<ByteSource | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (cause) {
    if (isSystemError(cause) && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return undefined;
    throw readError(location, cause);
  }
  try {
    const status = await handle.stat();
    if (status.isFile()) return fileByteSource(handle, status.size, status.mtimeMs, location);
  } catch (cause) {
    await handle.close();
    throw readError(location, cause);
  }
  await handle.close();
  throw new SourceError({
    location,
    problem: 'it is no regular file',
    remedy: 'Give a directory that holds the files of a checkpoint.',
  });
}

function fileByteSource(handle: FileHandle, size: number, modified: number, location: string): ByteSource {
  let closing: Promise<void> | undefined;
  const fail = (cause: unknown): never => {
    throw closing === undefined ? readError(location, cause) : closedError(location);
  };
  return {
    size,
    async read(offset: number, length: number, { into, signal }: ReadOptions = {}): Promise<Uint8Array> {
      signal?.throwIfAborted();
      if (closing !== undefined) throw closedError(location);
      if (!isReadableRange(size, offset, length, into)) throw rangeError(location, size, offset, length, into);
      const target = into ?? new Uint8Array(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await handle.read(target, done, length - done, offset + done).catch(fail);
        signal?.throwIfAborted();
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      const status = await handle.stat().catch(fail);
      if (done < length || status.size !== size || status.mtimeMs !== modified) {
        throw new SourceError({
          location,
          problem: 'it changed while it was being read',
          remedy: 'Load the model again once nothing writes to the file.',
        });
      }
      return target;
    },
    close(): Promise<void> {
      closing ??= handle.close();
      return closing;
    },
  };
}

function isSystemError(cause: unknown): cause is Error & { readonly code: string } {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string';
}

function readError(location: string, cause: unknown): SourceError {
  return new SourceError({
    location,
    problem: cause instanceof Error ? cause.message : String(cause),
    remedy: 'Check that the file exists and may be read.',
    cause,
  });
}
