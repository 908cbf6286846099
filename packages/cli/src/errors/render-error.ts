import { displayWidth } from '../output/display-width.js';
import { printable } from '../output/printable.js';
import type { Style } from '../output/style.js';
import { wrapText } from '../output/wrap-text.js';
import type { ErrorDescription } from './describe-error.js';

export interface RenderErrorOptions {
  readonly style: Style;
  /** Columns of the terminal; undefined leaves the lines as long as they are. */
  readonly width: number | undefined;
  /** What stands before the first line, above whose end the others are indented. @default 'error: ' */
  readonly prefix?: string;
}

/** An error as two lines, what happened and what to do, wrapped where a terminal is narrower. */
export function renderError({ message, remedy }: ErrorDescription, options: RenderErrorOptions): string {
  const { style, width, prefix = 'error: ' } = options;
  const indent = ' '.repeat(displayWidth(prefix));
  const lines = [joinLines(message), remedy]
    .map(printable)
    .flatMap((line) => (width === undefined ? [line] : wrapText(line, Math.max(20, width - indent.length))));
  return lines.map((line, index) => (index === 0 ? style('red', prefix) : indent) + line).join('\n');
}

/** A message with a list of findings, a line for each, as one line: the first stands for all. */
function joinLines(message: string): string {
  const [head = '', first, ...others] = message
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (first === undefined) return head;
  return others.length === 0 ? `${head} ${first}` : `${head} ${first}; and ${others.length} more.`;
}
