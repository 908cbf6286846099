import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory } from './cache-directory.js';
import { isAbandoned } from './is-abandoned.js';

/** A repository in the cache. */
export interface CachedRepository {
  /** `org/name`. */
  readonly id: string;
  /** Revisions by name, with the commit of each. */
  readonly revisions: Readonly<Record<string, string>>;
  readonly commits: readonly string[];
  /** Bytes of its blobs, unfinished ones included. */
  readonly size: number;
}

/** The cache that is shared with huggingface_hub. */
export interface NodeModelCache {
  readonly location: string;
  list(): Promise<readonly CachedRepository[]>;
  /** Deletes a repository; says whether it was there. */
  remove(id: string): Promise<boolean>;
  /** Paths of blobs whose content is not what their name says. */
  verify(): Promise<readonly string[]>;
  /** Deletes unfinished downloads that nobody is at work on, and blobs that no commit uses; gives the bytes freed. Commits stay: programs may name them. */
  prune(): Promise<number>;
}

/** Lists, deletes and checks what the cache holds. @param directory where it is. @default as huggingface_hub decides */
export function nodeModelCache(directory?: string): NodeModelCache {
  const location = cacheDirectory(directory);
  const folders = async (): Promise<readonly string[]> =>
    (await entries(location)).filter((name) => name.startsWith('models--')).sort();
  const blobsOf = async (folder: string): Promise<readonly string[]> => {
    const blobs = join(location, folder, 'blobs');
    return (await entries(blobs)).map((name) => join(blobs, name));
  };
  const list = async (): Promise<readonly CachedRepository[]> =>
    Promise.all(
      (await folders()).map(async (folder) => {
        const refs = join(location, folder, 'refs');
        const names = await files(refs);
        const revisions = await Promise.all(
          names.map(async (name) => [name, (await readFile(join(refs, name), 'utf8')).trim()] as const),
        );
        const sizes = await Promise.all((await blobsOf(folder)).map(sizeOf));
        return {
          id: folder.slice('models--'.length).replaceAll('--', '/'),
          revisions: Object.fromEntries(revisions),
          commits: await entries(join(location, folder, 'snapshots')),
          size: sizes.reduce((sum, size) => sum + size, 0),
        };
      }),
    );
  return {
    location,
    list,
    async remove(id) {
      const folder = `models--${id.replaceAll('/', '--')}`;
      if (!(await folders()).includes(folder)) return false;
      await rm(join(location, folder), { recursive: true, force: true });
      return true;
    },
    async verify() {
      const wrong: string[] = [];
      for (const folder of await folders()) {
        for (const blob of await blobsOf(folder)) {
          const name = blob.slice(blob.length - 64).replace(/^.*[\\/]/, '');
          if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(name)) continue;
          if ((await hashOf(blob, name.length)) !== name) wrong.push(blob);
        }
      }
      return wrong;
    },
    async prune() {
      let freed = 0;
      for (const folder of await folders()) {
        const snapshots = join(location, folder, 'snapshots');
        const used = new Set(
          await Promise.all((await files(snapshots)).map((path) => realpath(join(snapshots, path)).catch(() => ''))),
        );
        for (const blob of await blobsOf(folder)) {
          const status = await stat(blob).catch(() => undefined);
          const path = await realpath(blob).catch(() => blob);
          if (status === undefined || used.has(path)) continue;
          // A download that has just ended may be about to enter it.
          const isFree = blob.endsWith('.incomplete') ? await isAbandoned(blob) : status.mtimeMs < Date.now() - 600_000;
          if (!isFree) continue;
          await rm(blob, { force: true });
          freed += status.size;
        }
      }
      return freed;
    },
  };
}

async function entries(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => []);
}

async function files(directory: string): Promise<string[]> {
  const all = await readdir(directory, { withFileTypes: true, recursive: true }).catch(() => []);
  return all
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(directory.length + 1));
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

async function hashOf(path: string, digits: number): Promise<string> {
  const hash = createHash(digits === 64 ? 'sha256' : 'sha1');
  if (digits === 40) hash.update(`blob ${await sizeOf(path)}\0`);
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
