import { InvalidTensorError } from '@automodel/contracts';

/**
 * An element of a constant as engines compute with it: integers have 32 bits. Positions such as the end of a Slice, which may be larger, are
 * read before the run.
 * @param name of the constant, for the error.
 * @throws {InvalidTensorError} if it does not fit.
 */
export function toInt32(name: string, element: number | bigint): number {
  const value = Number(element);
  if (value >= -(2 ** 31) && value < 2 ** 31) return value;
  throw new InvalidTensorError({
    input: name,
    expected: 'integers between -2147483648 and 2147483647',
    received: String(element),
    remedy: 'Use a device that computes with 64-bit integers, such as cpu.',
  });
}
