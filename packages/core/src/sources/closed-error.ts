import { SourceError } from '@automodel/contracts';

/** The error of a read after `close`. */
export function closedError(location: string): SourceError {
  return new SourceError({
    location,
    problem: 'it was closed before',
    remedy: 'Open it again, or close it after the last read.',
  });
}
