import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { CacheError } from '@automodel/contracts';
import { directorySource } from '../../node/directory-source.js';
import type { HubCache, HubFile } from '../hub-cache.js';
import { cacheDirectory } from './cache-directory.js';
import { linkTo } from './link-to.js';
import { openPartialFile } from './open-partial-file.js';

/** The cache of huggingface_hub itself: blobs by hash, commits as links to them, revisions as files that name a commit. */
export function directoryCache(directory: string | undefined): HubCache {
  const location = cacheDirectory(directory);
  const folder = (repository: string): string => join(location, `models--${repository.replaceAll('/', '--')}`);
  const snapshot = (repository: string, commit: string): string => join(folder(repository), 'snapshots', commit);
  /** An empty file that says that a commit has no such file. */
  const absence = (repository: string, commit: string, path: string): string =>
    join(folder(repository), '.no_exist', commit, path);
  const blob = ({ repository, hash }: HubFile): string => join(folder(repository), 'blobs', hash);

  const writing = async <Result>(file: string, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
      if (code === undefined) throw cause;
      const full = code === 'ENOSPC' || code === 'EDQUOT';
      throw new CacheError({
        file,
        location,
        reason: full ? 'quota' : 'unwritable',
        problem: full ? 'there is no space left' : `it cannot be written (${String(code)})`,
        remedy: full
          ? 'Make room, for example with "automodel cache prune", or set cacheDir to another disk.'
          : 'Set cacheDir or HF_HUB_CACHE to a directory that may be written, or cacheDir to false: then nothing is kept.',
        cause,
      });
    }
  };

  const enter = async (file: HubFile): Promise<void> => {
    const path = join(snapshot(file.repository, file.commit), file.path);
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${randomUUID()}.tmp`;
    await linkTo(blob(file), temporary);
    await rename(temporary, path);
  };

  return {
    location,
    async readRevision(repository, revision) {
      const text = await readFile(join(folder(repository), 'refs', revision), 'utf8').catch(() => '');
      return /^[0-9a-f]{40}$/.test(text.trim()) ? text.trim() : undefined;
    },
    writeRevision: (repository, revision, commit) =>
      writing(repository, async () => {
        const path = join(folder(repository), 'refs', revision);
        if ((await readFile(path, 'utf8').catch(() => '')) === commit) return;
        await mkdir(dirname(path), { recursive: true });
        const temporary = `${path}.${randomUUID()}.tmp`;
        await writeFile(temporary, commit);
        await rename(temporary, path);
      }),
    async open(repository, commit, path, size) {
      const file = await directorySource(snapshot(repository, commit)).open(path);
      if (file === undefined || size === undefined || file.size === size) return file;
      await file.close();
      return undefined;
    },
    async list(repository, commit) {
      const root = snapshot(repository, commit);
      const entries = await readdir(root, { withFileTypes: true, recursive: true }).catch(() => []);
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'));
    },
    isAbsent: (repository, commit, path) =>
      stat(absence(repository, commit, path)).then(
        (status) => status.isFile(),
        () => false,
      ),
    async markAbsent(repository, commit, path) {
      const marker = absence(repository, commit, path);
      await mkdir(dirname(marker), { recursive: true });
      await writeFile(marker, '', { flag: 'a' });
    },
    async adopt(file) {
      const status = await stat(blob(file)).catch(() => undefined);
      if (status?.size !== file.size) return false;
      await writing(file.path, () => enter(file));
      return true;
    },
    begin: (file) =>
      writing(file.path, async () => {
        const partial = await openPartialFile(blob(file));
        return {
          ...partial,
          append: (bytes) => writing(file.path, () => partial.append(bytes)),
          commit: () =>
            writing(file.path, async () => {
              await partial.commit();
              await enter(file);
            }),
        };
      }),
  };
}
