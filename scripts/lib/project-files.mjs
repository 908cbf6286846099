import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './workspace-root.mjs';

const generated = new Set(['node_modules', 'dist', '.git', '.turbo', '.tools', 'coverage']);

/**
 * The project's own files, relative to the root: what git tracks or would, else (a copy without git) all that no tool
 * made.
 *
 * @returns {string[]}
 */
export function projectFiles() {
  const paths = gitFiles() ?? walk('');
  return paths.filter((path) => existsSync(join(workspaceRoot, path)) && statSync(join(workspaceRoot, path)).isFile());
}

function gitFiles() {
  if (!existsSync(join(workspaceRoot, '.git'))) return undefined;
  try {
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const output = execFileSync('git', list, {
      cwd: workspaceRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [...new Set(output.split('\0').filter((path) => path !== ''))].sort();
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function walk(folder) {
  return readdirSync(join(workspaceRoot, folder), { withFileTypes: true })
    .filter((entry) => !generated.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? walk(path) : [path];
    });
}
