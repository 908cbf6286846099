import type { ImageSize } from '../image-size.js';
import { roundHalfEven } from './round-half-even.js';

/**
 * The size whose shorter edge has `shortestEdge` pixels at the same aspect ratio, or fewer where the longer edge would
 * have more than `longestEdge`.
 * Source: `get_size_with_aspect_ratio` in Transformers' `image_transforms.py`.
 */
export function sizeWithinEdges({ width, height }: ImageSize, shortestEdge: number, longestEdge: number): ImageSize {
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
  const isLimited = (longer / shorter) * shortestEdge > longestEdge;
  const exactEdge = isLimited ? (longestEdge * shorter) / longer : shortestEdge;
  const edge = isLimited ? roundHalfEven(exactEdge) : shortestEdge;
  if (shorter === edge) return { width, height };
  return width < height
    ? { width: edge, height: Math.trunc((exactEdge * height) / width) }
    : { width: Math.trunc((exactEdge * width) / height), height: edge };
}
