import { UsageError } from '../errors/usage-error.js';

/**
 * The value of `--tolerance`.
 * @throws {UsageError} unless it is a number that is not negative.
 */
export function parseTolerance(text: string): number {
  const tolerance = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(tolerance) && tolerance >= 0) return tolerance;
  throw new UsageError({
    message: `The option --tolerance is "${text}", but must be a number of at least 0.`,
    remedy: 'It is a part of the largest magnitude of each tensor, for example: --tolerance 1e-4',
  });
}
