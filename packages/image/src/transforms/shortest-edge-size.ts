import type { ImageSize } from '../image-size.js';

/**
 * The size whose shorter edge has `shortestEdge` pixels, at the same aspect ratio; the longer edge is rounded down.
 * Source: `get_resize_output_image_size` in Transformers' `image_transforms.py`.
 */
export function shortestEdgeSize({ width, height }: ImageSize, shortestEdge: number): ImageSize {
  const longestEdge = Math.trunc((shortestEdge * Math.max(width, height)) / Math.min(width, height));
  return width <= height ? { width: shortestEdge, height: longestEdge } : { width: longestEdge, height: shortestEdge };
}
