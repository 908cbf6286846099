// What is said when loading or running fails: a chunk of its own, loaded by `loadFailures`.
export { unknownModelType } from '../auto/unknown-model-type.js';
export { closedError } from '../sources/closed-error.js';
export { rangeError } from '../sources/range-error.js';
export { integerWeight } from './integer-weight.js';
export { invalidHeader } from './invalid-header.js';
export { largeFile } from './large-file.js';
export { matchError } from './match-error.js';
export { missingConfig } from './missing-config.js';
export { missingDirectory } from './missing-directory.js';
export { missingProcessor } from './missing-processor.js';
export { missingWeights } from './missing-weights.js';
export { noDevice } from './no-device.js';
export { noModelType } from './no-model-type.js';
export { unfitFeed } from './unfit-feed.js';
export { unknownImageProcessor } from './unknown-image-processor.js';
export { unreadablePart } from './unreadable-part.js';
export { unsupportedHead } from './unsupported-head.js';
