import { AutomodelError, ImageDecodeError, UnsupportedImageError } from '@automodel/core';
import { type ImageName, nameOfImage } from '../input/image-name.js';

/** The error for an image that the browser does not decode: its cause, where that is an error of ours. */
export function undecodableImage(source: unknown, named: ImageName, cause: unknown): AutomodelError {
  if (AutomodelError.is(cause)) return cause;
  const image = nameOfImage(named);
  if (typeof createImageBitmap !== 'function') {
    const supported = ['ImageData', '{ data: Uint8Array, width, height, channels }'];
    return new UnsupportedImageError({ received: `${image}, in a runtime that decodes no images,`, supported });
  }
  if (source instanceof Blob) {
    return new ImageDecodeError({
      image,
      reason: 'it is damaged, or a format that this browser cannot read.',
      remedy: 'Check how the file was written or downloaded; JPEG, PNG, WebP and GIF are readable everywhere.',
      cause,
    });
  }
  return new ImageDecodeError({
    image,
    reason: 'the browser cannot read its pixels (it is closed, has no frame yet, or comes from another origin).',
    remedy: 'Wait until it shows a picture; load other origins with CORS (the crossOrigin attribute).',
    cause,
  });
}
