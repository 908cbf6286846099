import type { ByteSource } from '@automodel/contracts';
import { rangeSource } from '../../range-source.js';
import type { HubCache, HubFile } from '../hub-cache.js';
import { chunkDownload } from './chunk-download.js';
import { chunkLength, chunkReader } from './chunk-reader.js';
import type { ChunkStore } from './chunk-store.js';
import { storageError } from './storage-error.js';

/**
 * A cache in a store of pieces, such as a browser's: chunks by hash and by download; the entry of a file, and which download's chunks are its own, is written once its
 * checksum is right, and only then it can be opened. Each download writes to chunks of its own, so that two tabs do not meet.
 */
export function chunkCache(store: ChunkStore): HubCache {
  const folder = (repository: string, kind: string): string => `models/${repository}/${kind}/`;
  const entry = (repository: string, commit: string, path: string): string =>
    `${folder(repository, 'snapshots')}${commit}/${path}`;
  const blob = ({ repository, hash }: HubFile): string => `${folder(repository, 'blobs')}${hash}`;
  const text = async (key: string): Promise<string | undefined> => (await store.get(key))?.text();
  const put = (file: string, key: string, bytes: Blob): Promise<void> =>
    store.put(key, bytes).catch((cause: unknown) => {
      const isFull = cause instanceof Error && cause.name === 'QuotaExceededError';
      throw storageError(file, isFull ? 'quota' : 'unwritable', 'the browser does not store it', cause);
    });

  return {
    location: 'of this origin',
    async readRevision(repository, revision) {
      return text(folder(repository, 'refs') + revision);
    },
    writeRevision: (repository, revision, commit) =>
      put(repository, folder(repository, 'refs') + revision, new Blob([commit])),
    async open(repository, commit, path, size) {
      const key = folder(repository, 'blobs') + (await text(entry(repository, commit, path)));
      const [length, download] = (await text(key))?.split(' ') ?? [];
      if (length === undefined || (size ?? Number(length)) !== Number(length)) return undefined;
      return openChunks(store, `${key}/${download}`, Number(length), `${repository}/${path}`);
    },
    async list(repository, commit) {
      const prefix = entry(repository, commit, '');
      return (await store.keys()).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    },
    async adopt(file) {
      if (!(await text(blob(file)))?.startsWith(`${file.size} `)) return false;
      await put(file.path, entry(file.repository, file.commit, file.path), new Blob([file.hash]));
      return true;
    },
    begin: (file) =>
      chunkDownload({
        file,
        store,
        key: blob(file),
        entry: entry(file.repository, file.commit, file.path),
        put: (key, bytes) => put(file.path, key, bytes),
      }),
  };
}

/** The chunks of a file as one; undefined if the browser has evicted one. */
async function openChunks(
  store: ChunkStore,
  prefix: string,
  size: number,
  location: string,
): Promise<ByteSource | undefined> {
  const names = new Set(await store.keys());
  for (let index = 0; index * chunkLength < size; index += 1) if (!names.has(`${prefix}/${index}`)) return undefined;
  return rangeSource({ size, location, read: chunkReader(store, prefix, location) });
}
