// What opaque JPEG and PNG files do without: a chunk of its own.
export { decodeRareImage } from '../decode-rare-image.js';
export { readBitmapWithWebgl } from '../read-bitmap-with-webgl.js';
