import type { CodeBlock } from './code-block.js';

interface Fence {
  readonly indentation: string;
  readonly marker: string;
  readonly language: string;
  readonly line: number;
}

/**
 * The fenced blocks of a Markdown page, in order.
 * @throws {SyntaxError} if a fence is never closed.
 */
export function readCodeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: Fence | undefined;
  let content: string[] = [];
  let hasTextSince = true;
  for (const [position, text] of markdown.split('\n').entries()) {
    if (open === undefined) {
      open = openingFence(text, position + 1);
      if (open === undefined && text.trim() !== '') hasTextSince = true;
      content = [];
    } else if (text.trim() === open.marker) {
      const code = content.join('\n');
      const previous = blocks.at(-1);
      if (open.language === 'text' && previous !== undefined && !hasTextSince) {
        blocks.splice(-1, 1, { ...previous, output: code });
      }
      blocks.push({ language: open.language, code, line: open.line, output: undefined });
      open = undefined;
      hasTextSince = false;
    } else {
      content.push(text.startsWith(open.indentation) ? text.slice(open.indentation.length) : text);
    }
  }
  if (open !== undefined) throw new SyntaxError(`The fence on line ${open.line} is never closed.`);
  return blocks;
}

/** https://spec.commonmark.org/0.31.2/#fenced-code-blocks, deeper indentation allowed, as in lists. */
function openingFence(text: string, line: number): Fence | undefined {
  const match = /^(\s*)(`{3,}|~{3,})\s*([\w-]*)/.exec(text);
  if (match === null) return undefined;
  const [, indentation = '', marker = '', language = ''] = match;
  return { indentation, marker, language, line };
}
