import type { CodeBlock } from './code-block.js';

/** A `ts` block of a page as a module of its own. */
export interface Example {
  /** Where it stands, such as `README.md:27`. */
  readonly name: string;
  /** The path of the module. */
  readonly file: string;
  readonly block: CodeBlock;
  /** It imports vitest or describes a model: its tests are run as tests, and it prints nothing. */
  readonly isTestFile: boolean;
}
