import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash over the names and the contents of files, in the order given.
 *
 * @param {string} directory
 * @param {string[]} paths relative to `directory`
 * @returns {string}
 */
export function contentHash(directory, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const content = readFileSync(join(directory, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
