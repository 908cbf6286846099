// What is said when decoding or processing fails: a chunk of its own, loaded by `loadFailures`.
export { checkOptions } from '@automodel/core';
export { invalidMaxPixels } from './invalid-max-pixels.js';
export { missingCanvas } from './missing-canvas.js';
export { pixelLimitError } from './pixel-limit-error.js';
export { undecodableImage } from './undecodable-image.js';
export { unequalSizes } from './unequal-sizes.js';
export { unreadableBlob } from './unreadable-blob.js';
