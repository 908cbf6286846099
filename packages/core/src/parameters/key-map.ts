import { invalidKeyMapping } from '../failures/invalid-key-mapping.js';

/** Names that very old checkpoints have for the parameters of a LayerNorm; Transformers renames them always. */
const legacyNames: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/LayerNorm\.gamma/g, 'LayerNorm.weight'],
  [/LayerNorm\.beta/g, 'LayerNorm.bias'],
];

/**
 * The renaming of keys by the mapping of a call (regular expression → replacement, as `key_mapping` in Python), then of legacy names.
 * @throws {InvalidOptionError} if a pattern is no regular expression.
 */
export function keyMap(keyMapping: Readonly<Record<string, string>> = {}): (key: string) => string {
  const mapping = Object.entries(keyMapping).map(([pattern, to]) => [compile(pattern), to] as const);
  const replacements = [...mapping, ...legacyNames];
  return (key) => replacements.reduce((name, [pattern, replacement]) => name.replace(pattern, replacement), key);
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'g');
  } catch (cause) {
    throw invalidKeyMapping(pattern, cause);
  }
}
