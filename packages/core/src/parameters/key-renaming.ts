import { InvalidOptionError } from '@automodel/contracts';

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
export function keyRenaming(
  keyMapping: Readonly<Record<string, string>> = {},
  own: (key: string) => string = (key) => key,
): (key: string) => string {
  const mapping = Object.entries(keyMapping).map(([pattern, replacement]) => [compile(pattern), replacement] as const);
  const replacements = [...mapping, ...legacyNames];
  return (key) => own(replacements.reduce((name, [pattern, replacement]) => name.replace(pattern, replacement), key));
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'g');
  } catch (cause) {
    throw new InvalidOptionError({
      option: 'keyMapping',
      value: pattern,
      problem: `"${pattern}" is no regular expression: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'Map regular expressions to replacements, such as { "^backbone\\\\.": "resnet." }.',
    });
  }
}
