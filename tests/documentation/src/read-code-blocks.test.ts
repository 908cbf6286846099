import { describe, expect, it } from 'vitest';
import { readCodeBlocks } from './read-code-blocks.js';

const page = (...lines: string[]): string => lines.join('\n');

describe('readCodeBlocks', () => {
  it('gives language, code and line', () => {
    expect(readCodeBlocks(page('# Title', '', '```ts', 'one', '', 'two', '```', 'text'))).toEqual([
      { language: 'ts', code: 'one\n\ntwo', line: 3, output: undefined },
    ]);
  });

  it('takes a text block for the output of the block before it only if nothing stands between', () => {
    const [first, second] = readCodeBlocks(page('```ts', 'a', '```', '', '```text', '1', '2', '```'));
    expect(first).toMatchObject({ code: 'a', output: '1\n2' });
    expect(second).toMatchObject({ language: 'text', output: undefined });
    const [alone] = readCodeBlocks(page('```ts', 'a', '```', 'It prints', '```text', '1', '```'));
    expect(alone?.output).toBeUndefined();
  });

  it('reads blocks in lists, longer fences and fences without a language', () => {
    expect(readCodeBlocks(page('- item', '  ```ts', '  if (a) {', '    b', '  }', '  ```'))[0]?.code).toBe(
      'if (a) {\n  b\n}',
    );
    expect(readCodeBlocks(page('````', '```', '````'))).toMatchObject([{ language: '', code: '```' }]);
  });

  it('refuses a fence that is never closed', () => {
    expect(() => readCodeBlocks(page('text', '```ts', 'a'))).toThrow('line 2');
  });
});
