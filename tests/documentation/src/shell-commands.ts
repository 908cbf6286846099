import type { CodeBlock } from './code-block.js';
import type { DocumentedPage } from './documented-pages.js';

/** A command of a `sh` block. */
export interface ShellCommand {
  /** Where it stands, such as `README.md:14`. */
  readonly name: string;
  /** Program and arguments, without comments. */
  readonly words: readonly string[];
}

/**
 * Every command of the pages' `sh` blocks, in which lines that end in a backslash are joined and `a && b` is two commands; and of
 * `console` blocks those after `$ `, unless an error follows.
 */
export function shellCommands(pages: readonly DocumentedPage[]): ShellCommand[] {
  return pages.flatMap(({ path, blocks }) =>
    blocks.flatMap((block) =>
      commandTexts(block)
        .flatMap((text) => text.replace(/(^|\s)#.*$/, '').split('&&'))
        .map((text) => text.trim().split(/\s+/).filter(Boolean))
        .map((words) => words.slice(words.findIndex((word) => !/^[A-Z_]+=/.test(word))))
        .filter((words) => words.length > 0)
        .map((words) => ({ name: `${path}:${block.line}: ${words.join(' ')}`, words })),
    ),
  );
}

function commandTexts({ language, code }: CodeBlock): string[] {
  const lines = code.replace(/\\\n\s*/g, ' ').split('\n');
  if (language === 'sh') return lines;
  if (language !== 'console') return [];
  return lines
    .filter((line, position) => line.startsWith('$ ') && !lines[position + 1]?.startsWith('error:'))
    .map((line) => line.slice(2));
}
