import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { assetsDirectory } from '../assets-directory.js';
import { displayPath } from '../output/display-path.js';

/** The photographs that come with the package, by name. */
export async function bundledSamples(): Promise<readonly string[]> {
  const directory = join(assetsDirectory, 'samples');
  const names = await readdir(directory);
  return names
    .filter((name) => name.endsWith('.png'))
    .sort()
    .map((name) => displayPath(join(directory, name)));
}
