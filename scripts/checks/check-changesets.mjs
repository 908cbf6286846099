import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspacePackages } from '../lib/workspace-packages.mjs';
import { workspaceRoot } from '../lib/workspace-root.mjs';

/** Every published package is in the one fixed group, so that all are released with the same version. */
export function checkChangesets() {
  const { fixed, access } = JSON.parse(readFileSync(join(workspaceRoot, '.changeset/config.json'), 'utf8'));
  const problems = [];
  if (access !== 'public') problems.push('.changeset/config.json: "access" is not public');
  if (fixed.length !== 1) problems.push(`.changeset/config.json: ${fixed.length} fixed groups, there is one`);
  const patterns = (fixed[0] ?? []).map(
    (/** @type {string} */ pattern) => new RegExp(`^${pattern.replaceAll('*', '[^/]*')}$`),
  );
  for (const { manifest } of workspacePackages(['packages'])) {
    if (!patterns.some((/** @type {RegExp} */ pattern) => pattern.test(manifest.name))) {
      problems.push(`.changeset/config.json: no fixed group has ${manifest.name}`);
    }
  }
  return { problems };
}
