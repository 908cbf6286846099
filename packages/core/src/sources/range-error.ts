import { SourceError } from '@automodel/contracts';

/** The error for a range that does not lie inside a file, or memory of another length. */
export function rangeError(
  location: string,
  size: number,
  offset: number,
  length: number,
  into: Uint8Array | undefined,
): SourceError {
  if (into === undefined || into.length === length) {
    return new SourceError({
      location,
      problem: `bytes ${offset} to ${offset + length} were asked for, but it has ${size}`,
      remedy: 'The file is shorter than its own header says: download or copy it again.',
    });
  }
  return new SourceError({
    location,
    problem: `${length} bytes were to be read into memory of ${into.length}`,
    remedy: 'Pass memory of exactly the length that is read.',
  });
}
