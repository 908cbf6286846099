import { withoutCodeBlocks } from './without-code-blocks.js';

/** The anchors of a Markdown page's headings, as GitHub makes them. */
export function headingAnchors(markdown: string): string[] {
  const slugs = [...withoutCodeBlocks(markdown).matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)].map(([, heading = '']) =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
  return slugs.map((slug, position) => {
    const earlier = slugs.slice(0, position).filter((other) => other === slug).length;
    return earlier === 0 ? slug : `${slug}-${earlier}`;
  });
}
