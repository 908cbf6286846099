/** A JSON text as a tree in which every text starts with `s` (names, too) and every number is its spelling after `n`. */
export type SpelledJson = boolean | string | null | readonly SpelledJson[] | { readonly [name: string]: SpelledJson };

/**
 * How a JSON text spells its numbers, which `JSON.parse` forgets: Python tells `1.0` from `1`, and has integers of any size.
 * @returns undefined if the text is not JSON.
 */
export function numberSpellings(json: string): SpelledJson | undefined {
  const marked = json.replace(/"([^"\\]*(?:\\.[^"\\]*)*)"|-?\d[\d.eE+-]*|-?Infinity|NaN/g, (token, text?: string) =>
    text === undefined ? `"n${token}"` : `"s${text}"`,
  );
  try {
    return JSON.parse(marked);
  } catch {
    return undefined;
  }
}

/** The part of a tree under a name or an index. */
export function spelledMember(tree: SpelledJson | undefined, key: string | number): SpelledJson | undefined {
  if (tree === null || typeof tree !== 'object') return undefined;
  const [members, name] = Array.isArray(tree) === (typeof key === 'number') ? [tree, `${key}`] : [{}, ''];
  const found = Object.getOwnPropertyDescriptor(members, typeof key === 'number' ? name : `s${name}`);
  return found?.value;
}

/**
 * A finite number as Python writes what it read from a spelling.
 * @returns undefined if it was not spelled so, because it is another one now.
 */
export function pythonNumber(value: number, spelled: SpelledJson | undefined): string | undefined {
  if (typeof spelled !== 'string' || !spelled.startsWith('n')) return undefined;
  const spelling = spelled.slice(1);
  if (Number(spelling) !== value) return undefined;
  if (/^-?\d+$/.test(spelling)) return spelling === '-0' ? '0' : spelling;
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const magnitude = Math.abs(value);
  if (magnitude < 1e-4 || magnitude >= 1e16) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
