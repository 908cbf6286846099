import { CacheError, type CacheFailure } from '@automodel/contracts';

/** The browser did not store a part of a file. */
export function storageError(file: string, reason: CacheFailure, problem: string, cause?: unknown): CacheError {
  return new CacheError({
    file,
    location: 'of this origin',
    reason,
    problem,
    remedy: 'Delete models of this origin with browserModelCache().remove(id), or free space.',
    cause,
  });
}
