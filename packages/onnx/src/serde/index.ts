export { decodeModel } from './decode-model.js';
export { decodeTensor } from './decode-tensor.js';
export { encodeModel } from './encode-model.js';
