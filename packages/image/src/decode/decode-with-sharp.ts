import { ImageDecodeError } from '@automodel/core';
import type { Sharp, SharpOptions } from 'sharp';
import type { RawImage } from '../raw-image.js';
import { checkPixelLimit } from './check-pixel-limit.js';
import type { DecodeSettings } from './decode-image-options.js';
import { loadSharp } from './load-sharp.js';
import { pixelsToRgb } from './pixels-to-rgb.js';

/**
 * Decodes with sharp (libvips) what Pillow would decode to the same pixels.
 * @throws {ImageDecodeError} if the format is unknown or the file damaged, truncated or too large.
 */
export async function decodeWithSharp(bytes: Uint8Array, image: string, settings: DecodeSettings): Promise<RawImage> {
  const sharp = await loadSharp();
  const options: SharpOptions = {
    // Pillow keeps the numbers of the file; libvips would convert them to sRGB.
    ignoreIcc: true,
    // As Pillow: truncation is an error, libjpeg's warnings (such as stray bytes before a marker) are not.
    failOn: 'error',
    // The limit is checked below, with an error of our own.
    limitInputPixels: false,
  };
  try {
    const { width, height, space, channels } = await sharp(bytes, options).metadata();
    checkPixelLimit({ width, height }, image, settings);
    settings.signal?.throwIfAborted();
    // Without an angle, rotate() applies the EXIF orientation, in every version of sharp that the peer range allows.
    const pipeline = sharp(bytes, options).rotate();
    if (space === 'cmyk') return await readCmyk(pipeline, image);
    if (space === 'grey16' && channels === 1) return await readGrey16(pipeline, image);
    return await readRgb(pipeline, image);
  } catch (cause) {
    settings.signal?.throwIfAborted();
    throw ImageDecodeError.is(cause) ? cause : sharpError(cause, image);
  }
}

async function readRgb(pipeline: Sharp, image: string): Promise<RawImage> {
  const { data, info } = await pipeline.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return pixelsToRgb({ data, width: info.width, height: info.height, channels: info.channels }, image);
}

/** `cmyk2rgb` of Pillow's `src/libImaging/Convert.c`; libvips would go through a printer's colour profile. */
async function readCmyk(pipeline: Sharp, image: string): Promise<RawImage> {
  const { data, info } = await pipeline
    .removeAlpha()
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at += 4) {
    const paper = 255 - (data[at + 3] ?? 0);
    for (let ink = at; ink < at + 3; ink++) {
      // Pillow's MULDIV255: a division by 255 that rounds to nearest.
      const product = (data[ink] ?? 0) * paper + 128;
      data[ink] = Math.max(0, paper - (((product >> 8) + product) >> 8));
    }
  }
  return pixelsToRgb({ data, width: info.width, height: info.height, channels: 4 }, image);
}

/** Pillow clips 16-bit grey at 255 rather than scaling it: https://github.com/python-pillow/Pillow/issues/3011 */
async function readGrey16(pipeline: Sharp, image: string): Promise<RawImage> {
  const { data, info } = await pipeline
    .pipelineColourspace('grey16')
    .toColourspace('grey16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true });
  // A copy, since a view needs an even address.
  const values = new Uint16Array(Uint8Array.from(data).buffer);
  return pixelsToRgb(
    { data: Uint8ClampedArray.from(values), width: info.width, height: info.height, channels: 1 },
    image,
  );
}

/** The error that explains why sharp rejected an image. */
export function sharpError(cause: unknown, image: string): ImageDecodeError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const isUnknown = /unsupported image format/i.test(message);
  return new ImageDecodeError({
    image,
    reason: isUnknown
      ? 'its bytes are no image format that can be read here.'
      : `it is damaged or truncated (${message}).`,
    remedy: isUnknown
      ? 'Readable are JPEG, PNG, WebP, GIF, TIFF, AVIF, SVG and BMP.'
      : 'Check how the file was written or downloaded.',
    cause,
  });
}
