import { UsageError } from '../errors/usage-error.js';

/**
 * The value of an option that counts something.
 * @throws {UsageError} unless it is a whole number of at least 1.
 */
export function parseCount(option: string, text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new UsageError({
    message: `The option ${option} is "${text}", but must be a whole number of at least 1.`,
    remedy: `For example: ${option} 3`,
  });
}
