import { loadFailures } from '../failures/load-failures.js';

/** Names that very old checkpoints have for the parameters of a LayerNorm; Transformers renames them always. */
const legacyNames: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/LayerNorm\.gamma/g, 'LayerNorm.weight'],
  [/LayerNorm\.beta/g, 'LayerNorm.bias'],
];

/**
 * The renaming of a checkpoint's keys: by the mapping of the call (regular expression → replacement, as `key_mapping` in Python), of legacy
 * names, then by the model's own rule.
 * @throws {InvalidOptionError} if a pattern is no regular expression.
 */
export async function keyRenaming(
  keyMapping: Readonly<Record<string, string>> = {},
  own: (key: string) => string = (key) => key,
): Promise<(key: string) => string> {
  const mapping = Object.entries(keyMapping).map(async ([pattern, to]) => [await compile(pattern), to] as const);
  const replacements = [...(await Promise.all(mapping)), ...legacyNames];
  return (key) => own(replacements.reduce((name, [pattern, replacement]) => name.replace(pattern, replacement), key));
}

async function compile(pattern: string): Promise<RegExp> {
  try {
    return new RegExp(pattern, 'g');
  } catch (cause) {
    throw (await loadFailures()).invalidKeyMapping(pattern, cause);
  }
}
