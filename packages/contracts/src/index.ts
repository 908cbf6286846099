export type { Backend, CreateSessionOptions } from './backends/backend.js';
export type { Device } from './backends/device.js';
export type { ModelOutline } from './backends/model-outline.js';
export type { RunProfile, StepProfile } from './backends/run-profile.js';
export type {
  ExternalData,
  InferenceSessionOptions,
  RunSessionOptions,
  SessionHandler,
} from './backends/session-handler.js';
export type { SessionPreparation } from './backends/session-preparation.js';
export type { TensorValue } from './backends/tensor-value.js';
export { asyncDispose } from './disposal/async-dispose.js';
export { makeAsyncDisposable } from './disposal/make-async-disposable.js';
export { AutomodelError, type ErrorDetails, type ErrorText } from './errors/automodel-error.js';
export { BackendError, type BackendErrorDetails } from './errors/backend-error.js';
export { CacheError, type CacheErrorDetails, type CacheFailure } from './errors/cache-error.js';
export { describeError, type ErrorDescription } from './errors/describe-error.js';
export { DeviceLostError, type DeviceLostErrorDetails } from './errors/device-lost-error.js';
export { DeviceUnavailableError, type DeviceUnavailableErrorDetails } from './errors/device-unavailable-error.js';
export { DisposedError, type DisposedErrorDetails } from './errors/disposed-error.js';
export { DownloadError, type DownloadErrorDetails, type DownloadFailure } from './errors/download-error.js';
export type { ErrorCode } from './errors/error-code.js';
export { GraphFunctionError, type GraphFunctionErrorDetails } from './errors/graph-function-error.js';
export { ImageDecodeError, type ImageDecodeErrorDetails } from './errors/image-decode-error.js';
export {
  IncompatibleStateDictError,
  type IncompatibleStateDictErrorDetails,
} from './errors/incompatible-state-dict-error.js';
export { InvalidCheckpointError, type InvalidCheckpointErrorDetails } from './errors/invalid-checkpoint-error.js';
export { InvalidConfigError, type InvalidConfigErrorDetails } from './errors/invalid-config-error.js';
export { InvalidGraphError, type InvalidGraphErrorDetails } from './errors/invalid-graph-error.js';
export { InvalidOnnxFileError, type InvalidOnnxFileErrorDetails } from './errors/invalid-onnx-file-error.js';
export { InvalidOptionError, type InvalidOptionErrorDetails } from './errors/invalid-option-error.js';
export { InvalidSafetensorsError, type InvalidSafetensorsErrorDetails } from './errors/invalid-safetensors-error.js';
export { InvalidTensorError, type InvalidTensorErrorDetails } from './errors/invalid-tensor-error.js';
export { MissingDependencyError, type MissingDependencyErrorDetails } from './errors/missing-dependency-error.js';
export { MissingFileError, type MissingFileErrorDetails } from './errors/missing-file-error.js';
export { nearestNames } from './errors/nearest-names.js';
export { NoMatchingWeightsError, type NoMatchingWeightsErrorDetails } from './errors/no-matching-weights-error.js';
export { PluginConflictError, type PluginConflictErrorDetails } from './errors/plugin-conflict-error.js';
export { quoteList } from './errors/quote-list.js';
export { type ErrorClass, restoreError } from './errors/restore-error.js';
export { ShapeMismatchError, type ShapeMismatchErrorDetails } from './errors/shape-mismatch-error.js';
export { SourceError, type SourceErrorDetails } from './errors/source-error.js';
export { TaskError, type TaskErrorDetails } from './errors/task-error.js';
export { UnknownDeviceError, type UnknownDeviceErrorDetails } from './errors/unknown-device-error.js';
export {
  UnknownImageProcessorError,
  type UnknownImageProcessorErrorDetails,
} from './errors/unknown-image-processor-error.js';
export { UnknownModelTypeError, type UnknownModelTypeErrorDetails } from './errors/unknown-model-type-error.js';
export { UnknownTaskError, type UnknownTaskErrorDetails } from './errors/unknown-task-error.js';
export {
  UnsupportedDataTypeError,
  type UnsupportedDataTypeErrorDetails,
} from './errors/unsupported-data-type-error.js';
export { UnsupportedHeadError, type UnsupportedHeadErrorDetails } from './errors/unsupported-head-error.js';
export { UnsupportedImageError, type UnsupportedImageErrorDetails } from './errors/unsupported-image-error.js';
export {
  UnsupportedOperatorsError,
  type UnsupportedOperatorsErrorDetails,
} from './errors/unsupported-operators-error.js';
export { contractVersion } from './plugins/contract-version.js';
export { type CreateRegistryOptions, createRegistry } from './plugins/create-registry.js';
export { globalRegistry } from './plugins/global-registry.js';
export type { PackageIdentity } from './plugins/package-identity.js';
export type { Plugin, PluginKind, PluginList } from './plugins/plugin.js';
export type { RegisterOptions, Registry } from './plugins/registry.js';
export type { ByteSource, ReadOptions, VerifyOptions } from './sources/byte-source.js';
export type { OpenOptions, Source } from './sources/source.js';
