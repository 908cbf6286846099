import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './workspace-root.mjs';

/**
 * The script of a development tool's command, to be run by Node: no shell and no PATH between.
 *
 * @param {string} packageName
 * @param {string} [command] Defaults to the package's name.
 */
export function tool(packageName, command = packageName.replace(/^@[^/]+\//, '')) {
  const directory = join(workspaceRoot, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  return join(directory, typeof bin === 'string' ? bin : bin[command]);
}
