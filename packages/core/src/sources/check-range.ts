import { SourceError } from '@automodel/contracts';

/** @throws {SourceError} if a range does not lie inside a file, or `into` has another length. */
export function checkRange(location: string, size: number, offset: number, length: number, into?: Uint8Array): void {
  const valid = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0;
  if (!valid || offset + length > size) {
    throw new SourceError({
      location,
      problem: `bytes ${offset} to ${offset + length} were asked for, but it has ${size}`,
      remedy: 'The file is shorter than its own header says: download or copy it again.',
    });
  }
  if (into !== undefined && into.length !== length) {
    throw new SourceError({
      location,
      problem: `${length} bytes were to be read into memory of ${into.length}`,
      remedy: 'Pass memory of exactly the length that is read.',
    });
  }
}
