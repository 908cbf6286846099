import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from './content-hash.mjs';

/** Inside a package: the hash of the sources that its `dist` was built from. */
export const sourceHashFile = 'dist/.source-hash';

const configuration = ['package.json', 'tsup.config.ts', '../../tsup.base.ts', '../../tsconfig.base.json'];

/**
 * The hash of all that decides what a package's JavaScript build gives. Dependencies stay imports in it, so theirs do
 * not count.
 *
 * @param {string} packageDirectory
 * @returns {string}
 */
export function sourceHash(packageDirectory) {
  const sources = readdirSync(join(packageDirectory, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(packageDirectory.length + 1));
  const present = configuration.filter((path) => existsSync(join(packageDirectory, path)));
  return contentHash(packageDirectory, [...sources.sort(), ...present]);
}
