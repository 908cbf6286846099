import { CacheError, type CacheFailure } from '@automodel/contracts';

/** The browser did not store a part of a file. */
export function storageError(file: string, reason: CacheFailure, problem: string, cause?: unknown): CacheError {
  return new CacheError({
    file,
    location: 'of this origin',
    reason,
    problem,
    remedy: 'Delete models with browserModelCache().remove(id), or load with { cacheDir: false }.',
    cause,
  });
}
