import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles } from '../lib/project-files.mjs';
import { workspaceRoot } from '../lib/workspace-root.mjs';

const folders = ['work', 'home', 'root', 'tmp', 'Users'];

/** A path that starts at the root of somebody's machine; `docs/work/` and `https://example.org/home/` are none. */
const machinePath = new RegExp(`(?<![\\w.:/*@}~-])/(?:${folders.join('|')})/[\\w.-]+`);

/** Nothing committed depends on where the checkout of its author lay. */
export function checkMachinePaths() {
  const problems = projectFiles().flatMap((path) => {
    const content = readFileSync(join(workspaceRoot, path));
    if (content.subarray(0, 8192).includes(0)) return [];
    return content
      .toString()
      .split('\n')
      .flatMap((line, position) => {
        const found = machinePath.exec(line);
        return found ? [`${path}:${position + 1}: ${found[0]}`] : [];
      });
  });
  return { problems };
}
