import { displayWidth } from './display-width.js';

/** A text filled with spaces to a number of columns: at its end, or at its start. */
export function padToWidth(text: string, width: number, side: 'end' | 'start' = 'end'): string {
  const padding = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return side === 'end' ? text + padding : padding + text;
}
