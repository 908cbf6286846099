import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportedNames } from './exported-names.js';
import { markdownFiles } from './markdown-files.js';
import { repositoryRoot } from './repository-root.js';

/** The identifiers in code spans of a page's section "What it exports". */
function documentedNames(markdown: string): string[] {
  const section = /^## What it exports\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(markdown)?.[1] ?? '';
  return [...section.matchAll(/^\|.*$/gm)].flatMap(([row]) =>
    [...row.matchAll(/`([A-Za-z]\w*)`/g)].map(([, name = '']) => name),
  );
}

const pages = markdownFiles()
  .map((path) => ({ path, folder: /^packages\/([^/]+)\/README\.md$/.exec(path)?.[1] ?? '' }))
  .filter(({ folder }) => folder !== '' && existsSync(join(repositoryRoot, 'packages', folder, 'src/index.ts')))
  .map(({ path, folder }) => ({ folder, names: documentedNames(readFileSync(join(repositoryRoot, path), 'utf8')) }))
  .filter(({ names }) => names.length > 0);

describe('What it exports', () => {
  const exported = exportedNames(pages.map(({ folder }) => folder));

  it('is a section of some pages', () => {
    expect(pages.map(({ folder }) => folder)).toContain('core');
  });

  it.each(pages)('names exports of packages/$folder', ({ folder, names }) => {
    expect(names.filter((name) => !exported.get(folder)?.includes(name))).toEqual([]);
  });
});
