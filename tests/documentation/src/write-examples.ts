import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentedPage } from './documented-pages.js';
import type { Example } from './example.js';
import { repositoryRoot } from './repository-root.js';

const directory = join(repositoryRoot, 'tests/documentation/.generated');

/** Writes every `ts` block of the pages to `.generated/PAGE-N.ts`, in place of what was there. */
export function writeExamples(pages: readonly DocumentedPage[]): Example[] {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  return pages.flatMap(({ path, blocks }) =>
    blocks
      .filter(({ language }) => language === 'ts')
      .map((block, index) => {
        const page = path.replace(/\.md$/, '').replaceAll('/', '-').toLowerCase();
        const file = join(directory, `${page}-${index + 1}.ts`);
        writeFileSync(file, `${block.code}\n`);
        const isTestFile = /from 'vitest'|\bdescribe(?:Backend|Model)\(/.test(block.code);
        return { name: `${path}:${block.line}`, file, block, isTestFile };
      }),
  );
}
