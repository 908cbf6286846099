import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePnpm } from '../lib/ensure-pnpm.mjs';
import { mapConcurrently } from '../lib/map-concurrently.mjs';
import { runStep } from '../lib/run-step.mjs';
import { workspacePackages } from '../lib/workspace-packages.mjs';

/**
 * Packs every published package as `pnpm publish` would, into a temporary directory.
 *
 * @returns {Promise<{ directory: string, tarballs: { name: string, path: string }[] }>} the caller removes `directory`.
 */
export async function packPackages() {
  const pnpm = await ensurePnpm();
  const directory = mkdtempSync(join(tmpdir(), 'automodel-packed-'));
  const tarballs = await mapConcurrently(workspacePackages(['packages']), 2, async (entry) => {
    await runStep({
      title: `Packing ${entry.manifest.name}`,
      command: process.execPath,
      arguments: [pnpm, 'pack', '--pack-destination', directory],
      directory: entry.directory,
    });
    const { name, version } = entry.manifest;
    const file = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
    if (!readdirSync(directory).includes(file)) throw new Error(`pnpm pack did not write ${file}`);
    return { name, path: join(directory, file) };
  });
  return { directory, tarballs };
}
