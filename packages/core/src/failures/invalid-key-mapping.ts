import { InvalidOptionError } from '@automodel/contracts';

/** The error for a key of `keyMapping` that is no regular expression. */
export function invalidKeyMapping(pattern: string, cause: unknown): InvalidOptionError {
  return new InvalidOptionError({
    option: 'keyMapping',
    value: pattern,
    problem: `"${pattern}" is no regular expression: ${cause instanceof Error ? cause.message : String(cause)}`,
    remedy: 'Map regular expressions to replacements, such as { "^backbone\\\\.": "resnet." }.',
  });
}
