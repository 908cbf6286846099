/** `"a", "b" and 3 more`: names for a person to read, at most six of them. */
export function quoteList(names: readonly string[]): string {
  const limit = 6;
  const shown = names.slice(0, limit).map((name) => `"${name}"`);
  return names.length > limit ? `${shown.join(', ')} and ${names.length - limit} more` : shown.join(', ');
}
