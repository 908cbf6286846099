import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { headingAnchors } from './heading-anchors.js';
import { markdownFiles } from './markdown-files.js';
import { repositoryRoot } from './repository-root.js';
import { withoutCodeBlocks } from './without-code-blocks.js';

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');

/** The targets of a page's links and images that lie in the repository, code left out. */
function localTargets(markdown: string): string[] {
  const text = withoutCodeBlocks(markdown).replace(/`[^`]*`/g, '');
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const references = [...text.matchAll(/^\[[^\]]+\]:\s*<?(\S+?)>?\s*$/gm)];
  return [...inline, ...references].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/i.test(target));
}

/** What is wrong with a link, or undefined. */
function problemOf(target: string, page: string): string | undefined {
  const [file = '', anchor] = decodeURI(target).split('#');
  const path = file === '' ? page : join(dirname(page), file);
  if (path.startsWith('..')) return `${target} leads out of the repository`;
  if (!existsSync(join(repositoryRoot, path))) return `${target} does not exist`;
  if (anchor === undefined || !path.endsWith('.md') || headingAnchors(read(path)).includes(anchor)) return undefined;
  return `${target} names no heading of ${path}`;
}

describe('links', () => {
  it.each(markdownFiles())('%s', (page) => {
    const problems = localTargets(read(page)).map((target) => problemOf(target, page));
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });
});

describe('headingAnchors', () => {
  it("makes GitHub's anchors", () => {
    const page =
      '# A model\n\n```sh\n# no heading\n```\n\n## `npm test`, and more!\n\n## A [link](x.md)\n\n## A model\n';
    expect(headingAnchors(page)).toEqual(['a-model', 'npm-test-and-more', 'a-link', 'a-model-1']);
  });
});
