import { AutomodelError } from './automodel-error.js';

/** What a cache of downloads could not do. */
export type CacheFailure = 'not-cached' | 'quota' | 'unwritable';

/** The values that explain a {@link CacheError}. */
export interface CacheErrorDetails {
  /** The file or the repository. */
  readonly file: string;
  /** Where the cache is. */
  readonly location: string;
  readonly reason: CacheFailure;
  /** What happened. */
  readonly problem: string;
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** The cache of downloads has not got a file that may not be downloaded, or cannot take one. */
export class CacheError extends AutomodelError {
  static override readonly code = 'CACHE_FAILED';
  readonly file: string;
  readonly location: string;
  readonly reason: CacheFailure;

  constructor(details: CacheErrorDetails) {
    super(CacheError.code, {
      message: `${details.file} in the cache ${details.location}: ${details.problem}.`,
      remedy: details.remedy,
      cause: details.cause,
    });
    this.file = details.file;
    this.location = details.location;
    this.reason = details.reason;
  }
}
