/** A key in pieces: texts and, between them, the numbers that may stand there. */
interface KeyPattern {
  readonly texts: readonly string[];
  readonly numbers: readonly (readonly string[])[];
}

/**
 * Writes keys that differ in numbers alone as one: `layers.{0, 1, 2}.weight`, `stages.{0…5}.bias`. Nothing is claimed that is not
 * among the keys: two numbers fold together only where all their combinations occur.
 */
export function foldKeys(keys: Iterable<string>): readonly string[] {
  let patterns: readonly KeyPattern[] = Array.from(keys, (key) => {
    const pieces = key.split(/(\d+)/);
    return {
      texts: pieces.filter((_, index) => index % 2 === 0),
      numbers: pieces.filter((_, index) => index % 2 === 1).map((number) => [number]),
    };
  });
  const positions = Math.max(0, ...patterns.map(({ numbers }) => numbers.length));
  for (let position = positions - 1; position >= 0; position -= 1) patterns = foldAt(patterns, position);
  return patterns.map(({ texts, numbers }) =>
    texts.map((text, index) => text + (index < numbers.length ? numbersText(numbers[index] ?? []) : '')).join(''),
  );
}

/** Joins patterns that are alike but for their numbers at one position. */
function foldAt(patterns: readonly KeyPattern[], position: number): readonly KeyPattern[] {
  const groups = new Map<string, KeyPattern>();
  for (const pattern of patterns) {
    const others = pattern.numbers.map((numbers, index) => (index === position ? [] : numbers));
    const group = JSON.stringify([pattern.texts, others]);
    const known = groups.get(group);
    if (known === undefined) groups.set(group, pattern);
    else {
      const joined = known.numbers.map((numbers, index) =>
        index === position ? [...numbers, ...(pattern.numbers[position] ?? [])] : numbers,
      );
      groups.set(group, { texts: known.texts, numbers: joined });
    }
  }
  return [...groups.values()];
}

function numbersText(numbers: readonly string[]): string {
  const [first = '', ...others] = numbers.toSorted((left, right) => Number(left) - Number(right));
  const last = others.at(-1);
  if (last === undefined) return first;
  const isRun = Number(last) - Number(first) === others.length;
  return isRun && others.length > 2 ? `{${first}…${last}}` : `{${[first, ...others].join(', ')}}`;
}
