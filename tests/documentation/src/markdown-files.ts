import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository-root.js';

const skipped = new Set(['node_modules', 'dist', 'coverage', 'fixtures']);

/** All Markdown files that people wrote, relative to the root of the repository. */
export function markdownFiles(folder = ''): string[] {
  return readdirSync(join(repositoryRoot, folder), { withFileTypes: true })
    .filter(({ name }) => !skipped.has(name) && !name.startsWith('.'))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return markdownFiles(path);
      return path.endsWith('.md') ? [path] : [];
    })
    .sort();
}
