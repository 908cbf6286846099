import type { RawImage } from '../raw-image.js';
import { pixelValuesOf } from './pixel-values-of.js';
import { type Crop, type Resize, resizeAndCrop } from './resize-and-crop.js';

/** One resizing and cropping, each where given. */
export interface GeometryStep {
  readonly resize?: Resize | undefined;
  readonly crop?: Crop | undefined;
}

/** The way from decoded pixels to a model's input, as plain data. */
export interface ImageTransform {
  readonly steps: readonly GeometryStep[];
  /** Per channel the float32 value of each byte. */
  readonly tables: readonly Float32Array[];
}

/** The input of a model for one image: float32 `[3, height, width]`. */
export interface PixelValues {
  readonly values: Float32Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Resizes, crops, rescales and normalises. */
export async function transformImage(image: RawImage, { steps, tables }: ImageTransform): Promise<PixelValues> {
  let pixels = image;
  for (const { resize, crop } of steps) pixels = await resizeAndCrop(pixels, resize, crop);
  return { values: pixelValuesOf(pixels, tables), width: pixels.width, height: pixels.height };
}
