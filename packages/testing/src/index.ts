export { type DescribeModelOptions, describeModel, type ModelLoader } from './models/describe-model.js';
export { type TinyCheckpointOptions, tinyCheckpoint } from './models/tiny-checkpoint.js';
export type { ExpectedTensor } from './tensors/expected-tensor.js';
export { floatTensor } from './tensors/float-tensor.js';
export { readExpectedTensors } from './tensors/read-expected-tensors.js';
export { relativeError, type TensorError } from './tensors/relative-error.js';
export { type MatcherResult, tensorMatchers } from './tensors/tensor-matchers.js';
