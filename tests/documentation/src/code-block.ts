/** A fenced block of a Markdown page. */
export interface CodeBlock {
  /** The word after the fence, such as `ts`; '' without one. */
  readonly language: string;
  /** What is between the fences, without their indentation. */
  readonly code: string;
  /** The line of the page on which the opening fence is, counted from 1. */
  readonly line: number;
  /** The code of the `text` block that follows with nothing but empty lines between: what the block prints. */
  readonly output: string | undefined;
}
