import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from './repository-root.js';

/**
 * Installs copies of built packages, as npm would into a folder of its own; what they need from elsewhere is linked.
 * @param folder gets `node_modules`
 * @param packages names of folders in packages/ or apps/
 * @throws {Error} if a package has not been built
 */
export async function installCopies(folder: string, packages: readonly string[]): Promise<void> {
  for (const path of packages) {
    const from = join(repositoryRoot, path);
    const manifest: { readonly name: string; readonly dependencies?: Readonly<Record<string, string>> } = JSON.parse(
      await readFile(join(from, 'package.json'), 'utf8'),
    );
    const to = join(folder, 'node_modules', manifest.name);
    await mkdir(to, { recursive: true });
    await cp(join(from, 'package.json'), join(to, 'package.json'));
    await cp(join(from, 'dist'), join(to, 'dist'), { recursive: true });
    for (const name of Object.keys(manifest.dependencies ?? {}).filter((each) => !each.startsWith('@automodel/'))) {
      const link = join(folder, 'node_modules', name);
      await mkdir(dirname(link), { recursive: true });
      await symlink(join(from, 'node_modules', name), link, 'dir').catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }
  }
}
