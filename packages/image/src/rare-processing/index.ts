// What calls with one image and the settings of most checkpoints do without: a chunk of its own.
export { prepareOverridden } from '../processors/prepare-overridden.js';
export { processSeveral } from '../processors/process-several.js';
export { cropWithPadding } from '../transforms/crop-with-padding.js';
