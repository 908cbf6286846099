import { readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackedPackage } from './packed-package.js';
import { readmeInstructions } from './readme-instructions.js';
import { repositoryRoot } from './repository-root.js';
import { runCommand } from './run-command.js';

/** What the project also uses, beyond what the README installs. */
const extraPackages = ['@automodel/cli'];

/**
 * Makes a project as the README says, with the packed packages in place of published ones, and the assets where the README's
 * example looks for them.
 */
export async function createProject(directory: string, packed: readonly PackedPackage[]): Promise<void> {
  const tarballs = new Map(packed.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const names = [...readmeInstructions().packages, ...extraPackages];
  const dependencies = Object.fromEntries(names.map((name) => [name, tarballs.get(name) ?? installedVersion(name)]));
  // npm must not look for packages that only packages depend on.
  const overrides = Object.fromEntries(tarballs);
  const manifest = { name: 'consumer', private: true, type: 'module', dependencies, overrides };
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest, undefined, 2));
  await runCommand(directory, 'npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund');
  await cp(join(repositoryRoot, 'packages/cli/assets'), join(directory, 'packages/cli/assets'), { recursive: true });
}

function installedVersion(name: string): string {
  return JSON.parse(readFileSync(join(repositoryRoot, 'node_modules', name, 'package.json'), 'utf8')).version;
}
