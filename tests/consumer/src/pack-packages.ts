import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackedPackage } from './packed-package.js';
import { repositoryRoot } from './repository-root.js';
import { runCommand } from './run-command.js';

const pnpm = join(repositoryRoot, '.tools/node_modules/pnpm/bin/pnpm.cjs');

/**
 * Packs every public package into a directory, and unpacks each beside its tarball.
 * @throws {Error} if a package has not been built.
 */
export async function packPackages(directory: string): Promise<PackedPackage[]> {
  const folders = readdirSync(join(repositoryRoot, 'packages'))
    .map((folder) => join(repositoryRoot, 'packages', folder))
    .filter((folder) => existsSync(join(folder, 'package.json')) && readManifest(folder).private !== true);
  const packed: PackedPackage[] = [];
  for (const folder of folders) packed.push(await packPackage(folder, directory));
  return packed;
}

async function packPackage(folder: string, directory: string): Promise<PackedPackage> {
  const { name, version } = readManifest(folder);
  const hasTypes =
    existsSync(join(folder, 'dist')) && readdirSync(join(folder, 'dist')).some((file) => file.endsWith('.d.ts'));
  if (!hasTypes) throw new Error(`${name} has no dist with declarations: run "npm run build" first.`);
  await runCommand(folder, process.execPath, pnpm, 'pack', '--pack-destination', directory);
  const label = `${name.replace('@', '').replace('/', '-')}-${version}`;
  const tarball = join(directory, `${label}.tgz`);
  const unpacked = join(directory, label);
  await mkdir(unpacked);
  await runCommand(directory, 'tar', '-xzf', tarball, '-C', unpacked, '--strip-components=1');
  const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(unpacked, file)).isFile(),
  );
  return { name, tarball, packedBytes: statSync(tarball).size, directory: unpacked, files };
}

function readManifest(folder: string): { readonly name: string; readonly version: string; readonly private?: boolean } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
