import { stat } from 'node:fs/promises';
import { UsageError } from '../errors/usage-error.js';

/** @throws {UsageError} if the file exists. */
export async function refuseExisting(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return;
  throw new UsageError({
    message: `${path} exists already.`,
    remedy: '--resume goes on behind what it has; --overwrite starts it anew.',
  });
}
