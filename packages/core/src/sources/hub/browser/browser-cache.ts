import { type ByteSource, CacheError, SourceError } from '@automodel/contracts';
import { blobByteSource } from '../../blob-byte-source.js';
import type { HubCache, HubFile, PartialFile } from '../hub-cache.js';
import { type ChunkStore, chunkStore } from './chunk-store.js';

/** Small enough to hold in memory while it arrives, large enough that a file has few. */
const chunkLength = 4 * 1024 * 1024;

/** The cache of a browser: chunks by hash; a file's entry is written once its checksum is right, and only then it can be opened. */
export function browserCache(): HubCache {
  const store = chunkStore();
  const location = 'of this origin';
  const folder = (repository: string, kind: string): string => `models/${repository}/${kind}/`;
  const entry = (repository: string, commit: string, path: string): string =>
    `${folder(repository, 'snapshots')}${commit}/${path}`;
  const blob = ({ repository, hash }: HubFile): string => `${folder(repository, 'blobs')}${hash}`;
  const text = async (key: string): Promise<string | undefined> => (await store.get(key))?.text();
  const put = (file: string, key: string, bytes: Blob): Promise<void> =>
    store.put(key, bytes).catch((cause: unknown) => {
      const isFull = cause instanceof Error && cause.name === 'QuotaExceededError';
      throw new CacheError({
        file,
        location,
        reason: isFull ? 'quota' : 'unwritable',
        problem: isFull ? 'the quota of this origin is used up' : 'the browser does not store it',
        remedy: 'Delete models of this origin with browserModelCache().remove(id), or free space.',
        cause,
      });
    });

  return {
    location,
    async readRevision(repository, revision) {
      return text(folder(repository, 'refs') + revision);
    },
    writeRevision: (repository, revision, commit) =>
      put(repository, folder(repository, 'refs') + revision, new Blob([commit])),
    async open(repository, commit, path, size) {
      const [hash, length] = (await text(entry(repository, commit, path)))?.split(' ') ?? [];
      if (hash === undefined || (size !== undefined && Number(length) !== size)) return undefined;
      return openChunks(store, `${folder(repository, 'blobs')}${hash}`, Number(length), `${repository}/${path}`);
    },
    async list(repository, commit) {
      const prefix = entry(repository, commit, '');
      return (await store.keys()).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    },
    async adopt(file) {
      if ((await text(blob(file))) !== String(file.size)) return false;
      await put(file.path, entry(file.repository, file.commit, file.path), new Blob([`${file.hash} ${file.size}`]));
      return true;
    },
    begin: (file) => beginChunks(file, blob(file), store, put, entry(file.repository, file.commit, file.path)),
  };
}

async function beginChunks(
  file: HubFile,
  key: string,
  store: ChunkStore,
  put: (file: string, key: string, bytes: Blob) => Promise<void>,
  entry: string,
): Promise<PartialFile> {
  const estimate = await globalThis.navigator?.storage?.estimate?.();
  const chunks: Blob[] = [];
  // What an earlier download left; its checksum is computed again.
  for (let length = 0; length < file.size; length += chunkLength) {
    const chunk = await store.get(`${key}/${chunks.length}`);
    if (chunk?.size !== Math.min(chunkLength, file.size - length)) break;
    chunks.push(chunk);
  }
  const there = Math.min(chunks.length * chunkLength, file.size);
  const free = (estimate?.quota ?? Number.POSITIVE_INFINITY) - (estimate?.usage ?? 0);
  if (free < file.size - there) {
    throw new CacheError({
      file: file.path,
      location: 'of this origin',
      reason: 'quota',
      problem: `${file.size - there} bytes are to come, but the browser gives this origin only ${free} more`,
      remedy: 'Delete models of this origin with browserModelCache().remove(id), or free space.',
    });
  }
  let pending = new Uint8Array(Math.min(chunkLength, file.size - there));
  let filled = 0;
  const flush = async (): Promise<void> => {
    const chunk = new Blob([pending.subarray(0, filled)]);
    await put(file.path, `${key}/${chunks.length}`, chunk);
    // Read back, so that the bytes are the store's and not memory's.
    chunks.push((await store.get(`${key}/${chunks.length}`)) ?? chunk);
    filled = 0;
    pending = new Uint8Array(Math.min(chunkLength, file.size - chunks.length * chunkLength, pending.length));
  };
  return {
    length: there,
    async reset() {
      chunks.length = 0;
      filled = 0;
      pending = new Uint8Array(Math.min(chunkLength, file.size));
    },
    async append(bytes) {
      for (let done = 0; done < bytes.length; ) {
        const part = bytes.subarray(done, done + pending.length - filled);
        pending.set(part, filled);
        filled += part.length;
        done += part.length;
        if (filled === pending.length) await flush();
      }
    },
    async read(offset, into) {
      for (let done = 0; done < into.length; ) {
        const index = Math.floor((offset + done) / chunkLength);
        const start = offset + done - index * chunkLength;
        const chunk = chunks[index];
        const length = Math.min(into.length - done, chunkLength - start);
        if (chunk === undefined) into.set(pending.subarray(start, start + length), done);
        else into.set(new Uint8Array(await chunk.slice(start, start + length).arrayBuffer()), done);
        done += length;
      }
    },
    async commit() {
      await put(file.path, key, new Blob([String(file.size)]));
      await put(file.path, entry, new Blob([`${file.hash} ${file.size}`]));
    },
    async discard() {
      for (const index of chunks.keys()) await store.delete(`${key}/${index}`);
    },
    async close() {
      pending = new Uint8Array(0);
    },
  };
}

/** The chunks of a file as one; undefined if the browser has evicted one. */
async function openChunks(
  store: ChunkStore,
  key: string,
  size: number,
  location: string,
): Promise<ByteSource | undefined> {
  const chunks: Blob[] = [];
  for (let offset = 0; offset < size; offset += chunkLength) {
    const chunk = await store.get(`${key}/${chunks.length}`);
    if (chunk?.size !== Math.min(chunkLength, size - offset)) return undefined;
    chunks.push(chunk);
  }
  if (!Number.isSafeInteger(size))
    throw new SourceError({ location, problem: 'its entry is broken', remedy: 'Delete it.' });
  return blobByteSource(new Blob(chunks), location);
}
