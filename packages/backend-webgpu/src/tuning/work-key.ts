import type { ProductWork } from './product-work.js';

/**
 * A product's line in tables of choices: storage type, how its left side is read, batches × rows × columns × inner elements, such as
 * `f32 window 3x3/1 1x784x128x1152`.
 */
export function workKey({ storage, left, window, batches, rows, columns, inner }: ProductWork): string {
  return `${storage} ${left}${window === '' ? '' : ` ${window}`} ${batches}x${rows}x${columns * 4}x${inner * 4}`;
}
