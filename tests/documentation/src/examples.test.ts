import { describe, expect, it } from 'vitest';
import { documentedPages } from './documented-pages.js';
import { repositoryRoot } from './repository-root.js';
import { runExample } from './run-example.js';
import { typeErrors } from './type-errors.js';
import { writeExamples } from './write-examples.js';

// Fences of another language would be code that nobody runs.
const languages = ['', 'console', 'json', 'sh', 'text', 'ts'];

process.chdir(repositoryRoot);
const pages = documentedPages();
const examples = writeExamples(pages);

it.each(pages)('$path has only code that is tested', ({ blocks }) => {
  expect(blocks.filter(({ language }) => !languages.includes(language))).toEqual([]);
});

it('all examples have correct types', () => {
  expect(examples.length).toBeGreaterThan(0);
  expect(typeErrors(examples.map(({ file }) => file))).toEqual([]);
}, 120_000);

describe.each(examples.filter(({ isTestFile }) => !isTestFile))('$name', ({ file, block }) => {
  it(block.output === undefined ? 'runs' : 'prints what the page says', async () => {
    const printed = await runExample(file);
    if (block.output !== undefined) expect(printed).toBe(block.output);
  }, 120_000);
});

for (const { name, file, block } of examples.filter(({ isTestFile }) => isTestFile)) {
  describe(name, async () => {
    it('prints nothing', () => expect(block.output).toBeUndefined());
    await import(/* @vite-ignore */ file);
  });
}
