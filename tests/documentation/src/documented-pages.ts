import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeBlock } from './code-block.js';
import { markdownFiles } from './markdown-files.js';
import { readCodeBlocks } from './read-code-blocks.js';
import { repositoryRoot } from './repository-root.js';

/** A page whose examples must run. */
export interface DocumentedPage {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly blocks: readonly CodeBlock[];
}

/** What users read: the README, the documentation, and each package's README. */
export function documentedPages(): DocumentedPage[] {
  return markdownFiles()
    .filter((path) => /^(README\.md|docs\/.*|packages\/[^/]+\/README\.md)$/.test(path))
    .map((path) => ({ path, blocks: readCodeBlocks(readFileSync(join(repositoryRoot, path), 'utf8')) }));
}
