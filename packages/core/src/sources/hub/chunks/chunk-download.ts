import type { HubFile, PartialFile } from '../hub-cache.js';
import { chunkLength, chunkReader } from './chunk-reader.js';
import type { ChunkStore } from './chunk-store.js';
import { storageError } from './storage-error.js';
import { tryLock } from './try-lock.js';

export interface ChunkDownloadOptions {
  readonly file: HubFile;
  readonly store: ChunkStore;
  /** Where the chunks are, and which download's are the file's. */
  readonly key: string;
  /** Where the commit names the file. */
  readonly entry: string;
  /** Writes to the store; gives errors their types. */
  put(key: string, bytes: Blob): Promise<void>;
}

/** Goes on with what an earlier download of a file left behind, or begins anew. */
export async function chunkDownload({ file, store, key, entry, put }: ChunkDownloadOptions): Promise<PartialFile> {
  const { download, free } = await claimDownload(store, key);
  const prefix = `${key}/${download}`;
  let complete = 0;
  const lengthOf = (index: number): number => Math.min(chunkLength, file.size - index * chunkLength);
  const remove = async (): Promise<void> => {
    for (let index = 0; index < complete; index += 1) await store.delete(`${prefix}/${index}`);
    complete = 0;
  };
  try {
    while (lengthOf(complete) > 0 && (await store.get(`${prefix}/${complete}`))?.size === lengthOf(complete)) {
      complete += 1;
    }
    await checkRoom(file, file.size - complete * chunkLength);
  } catch (error) {
    free();
    throw error;
  }
  const there = Math.min(complete * chunkLength, file.size);
  let read = chunkReader(store, prefix, file.path);
  let pending = new Uint8Array(Math.max(0, lengthOf(complete)));
  let filled = 0;
  return {
    length: there,
    async reset() {
      await remove();
      read = chunkReader(store, prefix, file.path);
      filled = 0;
      pending = new Uint8Array(lengthOf(0));
    },
    async append(bytes) {
      for (let done = 0; done < bytes.length; ) {
        const part = bytes.subarray(done, done + pending.length - filled);
        pending.set(part, filled);
        filled += part.length;
        done += part.length;
        if (filled < pending.length) continue;
        await put(`${prefix}/${complete}`, new Blob([pending]));
        complete += 1;
        filled = 0;
        pending = new Uint8Array(Math.max(0, lengthOf(complete)));
      }
    },
    async read(offset, into) {
      const stored = Math.max(0, Math.min(into.length, complete * chunkLength - offset));
      // The chunk that still arrives, before anything is awaited: the next byte may complete it.
      const start = offset + stored - complete * chunkLength;
      into.set(pending.subarray(start, start + into.length - stored), stored);
      await read(offset, into.subarray(0, stored));
    },
    async commit() {
      const [, before] = (await (await store.get(key))?.text())?.split(' ') ?? [];
      await put(key, new Blob([`${file.size} ${download}`]));
      await put(entry, new Blob([file.hash]));
      if (before === undefined || before === download) return;
      for (const name of await store.keys()) if (name.startsWith(`${key}/${before}/`)) await store.delete(name);
    },
    discard: remove,
    async close() {
      pending = new Uint8Array(0);
      free();
    },
  };
}

/** The chunks that a download writes to. */
interface ClaimedDownload {
  readonly download: string;
  /** Lets others go on with it. */
  free(): void;
}

/** Takes over what nobody is at work on any more and no file consists of, else begins anew. */
async function claimDownload(store: ChunkStore, key: string): Promise<ClaimedDownload> {
  const [, committed] = (await (await store.get(key))?.text())?.split(' ') ?? [];
  const names = (await store.keys()).filter((name) => name.startsWith(`${key}/`));
  const left = new Set(names.map((name) => name.slice(key.length + 1).replace(/\/.*/, '')));
  for (const download of [...left, Math.random().toString(36).slice(2)]) {
    const free = download === committed ? undefined : await tryLock(`automodel/${key}/${download}`);
    if (free !== undefined) return { download, free };
  }
  return claimDownload(store, key);
}

/** @throws {CacheError} if the browser will not take that many bytes more. */
async function checkRoom(file: HubFile, needed: number): Promise<void> {
  const { quota, usage = 0 } = (await globalThis.navigator?.storage?.estimate?.()) ?? {};
  if (quota === undefined || quota - usage >= needed) return;
  const problem = `${needed} bytes are to come, and ${quota - usage} more may be stored`;
  throw storageError(file.path, 'quota', problem);
}
