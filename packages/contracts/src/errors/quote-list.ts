/** `"a", "b" and 3 more`: names for a person to read, at most six of them. */
export function quoteList(names: readonly string[]): string {
  const limit = 6;
  const shown = names.slice(0, limit).map((name) => `"${name}"`);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
