import { sourcePath } from '../source-path.js';
import type { HubFile } from './hub-cache.js';

/** What a server says of a file, as yet unchecked. */
export interface FileDescription {
  readonly path?: unknown;
  readonly size?: unknown;
  readonly hash?: unknown;
}

/**
 * A file as a server describes it; undefined if its path is none of ours. Path and hash become names of files: whatever else a server says must not lead
 * out of the cache.
 * @throws {TypeError} if size or hash are missing or none.
 */
export function hubFile(
  repository: string,
  commit: string,
  { path, size, hash }: FileDescription,
): HubFile | undefined {
  if (typeof path !== 'string' || sourcePath(path) === undefined) return undefined;
  if (typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 && typeof hash === 'string') {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(hash)) return { repository, commit, path, size, hash };
  }
  throw new TypeError(path);
}
