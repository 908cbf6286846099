import { InvalidOptionError } from '@automodel/core';

/** The error for a limit of pixels that no image can keep. */
export function invalidMaxPixels(maxPixels: number): InvalidOptionError {
  return new InvalidOptionError({
    option: 'maxPixels',
    value: maxPixels,
    problem: `it is ${maxPixels}, but a limit is a number above 0`,
    remedy: 'Pass a number of pixels, or Infinity for no limit.',
  });
}
