/** Levenshtein's distance between two texts. */
function editDistance(left: string, right: string): number {
  /** From what was read of `left` so far to each start of `right`. */
  let distances = Array.from({ length: right.length + 1 }, (_, length) => length);
  for (const letter of left.split('')) {
    let last = Number.POSITIVE_INFINITY;
    distances = distances.map((above, column) => {
      const substitution = (distances[column - 1] ?? above) + (letter === right[column - 1] ? 0 : 1);
      last = Math.min(above + 1, last + 1, substitution);
      return last;
    });
  }
  return distances.at(-1) ?? 0;
}

/**
 * The names most like a wrong one, nearest first.
 * @param limit how many at the most. @default 5
 */
export function nearestNames(name: string, names: readonly string[], limit = 5): string[] {
  const wanted = name.toLowerCase();
  return names
    .map((candidate) => [editDistance(wanted, candidate.toLowerCase()), candidate] as const)
    .sort(([near, left], [far, right]) => near - far || left.localeCompare(right))
    .slice(0, limit)
    .map(([, candidate]) => candidate);
}
