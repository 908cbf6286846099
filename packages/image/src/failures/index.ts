// What is said when decoding or processing fails: a chunk of its own, loaded by `loadFailures`.
export { invalidMaxPixels } from './invalid-max-pixels.js';
export { missingCanvas } from './missing-canvas.js';
export { pixelLimitError } from './pixel-limit-error.js';
export { settingError } from './setting-error.js';
export { undecodableImage } from './undecodable-image.js';
export { unreadableBlob } from './unreadable-blob.js';
