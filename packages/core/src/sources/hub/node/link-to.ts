import { copyFile, link, symlink } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { isTrue } from './is-true.js';

/**
 * Makes a path show a blob: by a relative link as Python does; where links are not allowed (Windows) or not wanted, by a second name of the same
 * file, and where the file system has no such thing by a copy. Readers of the cache see a file in each case.
 */
export async function linkTo(blob: string, path: string): Promise<void> {
  const symbolic = isTrue(process.env.HF_HUB_DISABLE_SYMLINKS)
    ? Promise.reject(new Error('not wanted'))
    : symlink(relative(dirname(path), blob), path);
  await symbolic.catch(() => link(blob, path)).catch(() => copyFile(blob, path));
}
