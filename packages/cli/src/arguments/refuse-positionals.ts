import { UsageError } from '../errors/usage-error.js';

/** @throws {UsageError} if arguments are left over. */
export function refusePositionals(extra: readonly string[], command: string): void {
  if (extra.length === 0) return;
  throw new UsageError({
    message: `The argument "${extra[0]}" is one too many for automodel ${command}.`,
    remedy: `"automodel ${command} --help" says what it takes.`,
  });
}
