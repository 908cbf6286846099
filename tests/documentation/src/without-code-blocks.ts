/** A Markdown page without its fenced blocks. */
export function withoutCodeBlocks(markdown: string): string {
  return markdown.replace(/^\s*(```|~~~)[\s\S]*?^\s*\1/gm, '');
}
