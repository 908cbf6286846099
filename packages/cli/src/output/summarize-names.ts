import { displayWidth } from './display-width.js';

/** `airplane, automobile and 8 more`: as many names as fit into `width` columns; '' if not even one does. */
export function summarizeNames(names: readonly string[], width: number): string {
  const separator = ', ';
  let used = -separator.length;
  let fitting = 0;
  for (const [index, name] of names.entries()) {
    used += separator.length + displayWidth(name);
    if (used > width) break;
    const rest = names.length - index - 1;
    if (used + restText(rest).length <= width) fitting = index + 1;
  }
  return fitting === 0 ? '' : names.slice(0, fitting).join(separator) + restText(names.length - fitting);
}

function restText(count: number): string {
  return count === 0 ? '' : ` and ${count} more`;
}
