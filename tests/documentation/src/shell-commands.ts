import type { DocumentedPage } from './documented-pages.js';

/** A command of a `sh` block. */
export interface ShellCommand {
  /** Where it stands, such as `README.md:14`. */
  readonly name: string;
  /** Program and arguments, without comments. */
  readonly words: readonly string[];
}

/** Every command of the pages' `sh` blocks; lines that end in a backslash are joined, and `a && b` is two commands. */
export function shellCommands(pages: readonly DocumentedPage[]): ShellCommand[] {
  return pages.flatMap(({ path, blocks }) =>
    blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ code, line }) => {
        const lines = code.replace(/\\\n\s*/g, ' ').split('\n');
        return lines
          .flatMap((text) => text.replace(/(^|\s)#.*$/, '').split('&&'))
          .map((text) => text.trim().split(/\s+/).filter(Boolean))
          .map((words) => words.slice(words.findIndex((word) => !/^[A-Z_]+=/.test(word))))
          .filter((words) => words.length > 0)
          .map((words) => ({ name: `${path}:${line}: ${words.join(' ')}`, words }));
      }),
  );
}
