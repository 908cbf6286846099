import { InvalidTensorError } from '@automodel/core';
import type { ImageSize } from '../image-size.js';

/** The error for images that do not make one batch, or none at all. */
export function unequalSizes(images: readonly ImageSize[]): InvalidTensorError {
  const [first] = images;
  const other = images.findIndex(({ width, height }) => width !== first?.width || height !== first.height);
  const describe = (image: ImageSize | undefined): string => `${image?.width}x${image?.height}`;
  return new InvalidTensorError({
    input: 'images',
    expected: 'at least one image, and all of one size after the processor',
    received:
      first === undefined ? 'an empty list' : `${describe(first)} at 0 and ${describe(images[other])} at ${other}`,
    remedy: first === undefined ? 'Pass an image.' : 'Resize them (do_resize: true), or pass them one by one.',
  });
}
