import type { ImagePlaces } from '@automodel/compiler';

/** The number of a place of an image, counted through all images; -1 outside. */
export function placeAt({ height, width }: ImagePlaces, image: number, y: number, x: number): number {
  return y >= 0 && y < height && x >= 0 && x < width ? (image * height + y) * width + x : -1;
}
