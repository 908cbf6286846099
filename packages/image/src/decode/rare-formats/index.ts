// Formats that few photographs have: a chunk of its own.
export { decodeGif } from '../decode-gif.js';
export { rareImageSize } from '../rare-image-size.js';
