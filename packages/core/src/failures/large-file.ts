import { SourceError } from '@automodel/contracts';

/** The error for a file of settings that is larger than any. */
export function largeFile(location: string, size: number, maximum: number): SourceError {
  return new SourceError({
    location,
    problem: `it has ${size} bytes, more than ${maximum}, which a file of settings cannot have`,
    remedy: 'Save or download the checkpoint again.',
  });
}
