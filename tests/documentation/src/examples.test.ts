import { describe, expect, it } from 'vitest';
import { documentedPages } from './documented-pages.js';
import type { Example } from './example.js';
import { repositoryRoot } from './repository-root.js';
import { runExample } from './run-example.js';
import { typeErrors } from './type-errors.js';
import { writeExamples } from './write-examples.js';

// Fences of another language would be code that nobody runs.
const languages = ['', 'console', 'json', 'sh', 'text', 'ts'];

/** Pages whose examples are known not to run; once they do, the tests here fail until the page is taken off the list. */
const brokenPages = ['packages/backend-onnxruntime/README.md'];

process.chdir(repositoryRoot);
const pages = documentedPages();
const examples = writeExamples(pages);
const isBroken = ({ name }: Example): boolean => brokenPages.some((page) => name.startsWith(`${page}:`));
const working = examples.filter((example) => !isBroken(example));

it.each(pages)('$path has only code that is tested', ({ blocks }) => {
  expect(blocks.filter(({ language }) => !languages.includes(language))).toEqual([]);
});

it('all examples have correct types', () => {
  expect(working.length).toBeGreaterThan(0);
  expect(typeErrors(working.map(({ file }) => file))).toEqual([]);
}, 120_000);

describe.each(working.filter(({ isTestFile }) => !isTestFile))('$name', ({ file, block }) => {
  it(block.output === undefined ? 'runs' : 'prints what the page says', async () => {
    const printed = await runExample(file);
    if (block.output !== undefined) expect(printed).toBe(block.output);
  }, 120_000);
});

for (const { name, file, block } of working.filter(({ isTestFile }) => isTestFile)) {
  describe(name, async () => {
    it('prints nothing', () => expect(block.output).toBeUndefined());
    await import(/* @vite-ignore */ file);
  });
}

describe.each(examples.filter(isBroken))('$name', ({ file }) => {
  it.fails('does not run', async () => {
    await runExample(file);
  });
});
