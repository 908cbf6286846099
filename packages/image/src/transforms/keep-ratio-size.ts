import type { ImageSize } from '../image-size.js';
import { roundHalfEven } from './round-half-even.js';

/**
 * The size at the same aspect ratio that covers a target, or for `fit: 'inside'` fits into it.
 * Source: `ResizeKeepRatio.get_params` in timm's `data/transforms.py`, with `longest` 0 or 1.
 */
export function keepRatioSize({ width, height }: ImageSize, target: ImageSize, fit: 'cover' | 'inside'): ImageSize {
  const [heightRatio, widthRatio] = [height / target.height, width / target.width];
  const ratio = fit === 'cover' ? Math.min(heightRatio, widthRatio) : Math.max(heightRatio, widthRatio);
  return { width: roundHalfEven(width / ratio), height: roundHalfEven(height / ratio) };
}
