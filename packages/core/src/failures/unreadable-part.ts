import { SourceError } from '@automodel/contracts';

/** The error for a range that does not lie inside a tensor. */
export function unreadablePart(file: string, name: string, length: number, from: number, count: number): SourceError {
  return new SourceError({
    location: file,
    problem: `bytes ${from} to ${from + count} of "${name}" were asked for, which has ${length}`,
    remedy: 'Read a range inside the tensor.',
  });
}
