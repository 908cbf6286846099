import { displayWidth } from './display-width.js';
import { splitGraphemes } from './split-graphemes.js';

/** A text cut to a number of columns, with an ellipsis for what went: behind its start, or (for paths) before its end. */
export function truncateToWidth(text: string, width: number, keep: 'end' | 'start' = 'start'): string {
  if (displayWidth(text) <= width) return text;
  const parts = splitGraphemes(text);
  const kept: string[] = [];
  let used = 1;
  for (const part of keep === 'start' ? parts : parts.reverse()) {
    used += displayWidth(part);
    if (used > width) break;
    kept.push(part);
  }
  return keep === 'start' ? `${kept.join('')}…` : `…${kept.reverse().join('')}`;
}
