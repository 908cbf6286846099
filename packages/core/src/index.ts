export * from '@automodel/contracts';
export type { Activation } from './activations/activation.js';
export { activationNames, findActivation, readActivation } from './activations/find-activation.js';
export { AutoBackbone, type LoadBackboneOptions } from './auto/auto-backbone.js';
export { AutoConfig, type AutoConfigClass, type LoadConfigOptions } from './auto/auto-config.js';
export {
  AutoImageProcessor,
  type AutoImageProcessorClass,
  type LoadImageProcessorOptions,
} from './auto/auto-image-processor.js';
export { AutoModel } from './auto/auto-model.js';
export type { AutoModelClass } from './auto/auto-model-class.js';
export { AutoModelForImageClassification } from './auto/auto-model-for-image-classification.js';
export { Batcher } from './batching/batcher.js';
export type { BatcherOptions } from './batching/batcher-options.js';
export { joinRows } from './batching/join-rows.js';
export { splitRows } from './batching/split-rows.js';
export type { CheckpointTensor } from './checkpoint/checkpoint-tensor.js';
export { type EncodableTensor, encodeSafetensors } from './checkpoint/encode-safetensors.js';
export { type Checkpoint, type OpenCheckpointOptions, openCheckpoint } from './checkpoint/open-checkpoint.js';
export { readSafetensors, type SafetensorsTensor } from './checkpoint/read-safetensors.js';
export { type BackboneFeatures, readBackboneFeatures } from './config/backbone-features.js';
export { FieldReader } from './config/field-reader.js';
export { type ConfigClass, PreTrainedConfig } from './config/pre-trained-config.js';
export type { ProblemType } from './config/problem-type.js';
export type { DeviceOption } from './device/device-option.js';
export type { DeviceReportEntry } from './device/device-report-entry.js';
export { type DeviceInfo, listDevices } from './device/list-devices.js';
export type { ImageProcessor, ImageProcessorOutput, ProcessImagesOptions } from './image-processing/image-processor.js';
export type { ImageProcessorPlugin } from './image-processing/image-processor-plugin.js';
export type { SavableImageProcessor } from './image-processing/savable-image-processor.js';
export { isJsonObject } from './json/is-json-object.js';
export type { JsonObject, JsonValue } from './json/json-value.js';
export { parseJsonObject } from './json/parse-json-object.js';
export { imageClassificationLoss } from './losses/image-classification-loss.js';
export { buildModelGraph } from './model/build-model-graph.js';
export { buildLossGraph, type LossInputs } from './model/compute-loss.js';
export { defineModel, type ModelDefinition } from './model/define-model.js';
export { GraphModel, type RunGraphOptions } from './model/graph-model.js';
export { loadGraph } from './model/load-graph.js';
export { type LoadModelFunction, loadModelFunction } from './model/load-model-function.js';
export { type LoadOptions, loadOptionNames, type ModelOptions } from './model/load-options.js';
export { type ModelClass, modelClass } from './model/model-class.js';
export type { ForwardContext, GraphContext, LossContext, LossShapes, ModelHead } from './model/model-head.js';
export type { ModelInputs } from './model/model-inputs.js';
export type { ModelObserver } from './model/model-observer.js';
export type { ModelDataType } from './model/model-parts.js';
export type { OutputDeclaration, Outputs, OutputTable } from './model/output-table.js';
export type { ModelGraph } from './model/plain-model-graph.js';
export type { ForwardOptions, PreTrainedModel } from './model/pre-trained-model.js';
export {
  type BackboneOutputs,
  type BaseModelOutputs,
  backboneOutputs,
  baseModelOutputs,
  type ImageClassifierOutputs,
  imageClassifierOutputs,
} from './model/standard-outputs.js';
export { checkNumberOption, type NumberOptionRange } from './options/check-number-option.js';
export { checkOptions } from './options/check-options.js';
export { rejectUnknownOptions } from './options/reject-unknown-options.js';
export { argMax } from './outputs/arg-max.js';
export { formatRunProfile } from './outputs/format-run-profile.js';
export { sigmoid } from './outputs/sigmoid.js';
export { softmax } from './outputs/softmax.js';
export { type ScoredLabel, topK } from './outputs/top-k.js';
export { describeLoadingInfo } from './parameters/describe-loading-info.js';
export { type FreshParameters, freshParameters } from './parameters/fresh-parameters.js';
export type { Initialization } from './parameters/initialization.js';
export type { LoadingInfo, MismatchedKey } from './parameters/loading-info.js';
export type { ParameterDeclaration } from './parameters/parameter-declaration.js';
export type { ParameterPlacement } from './parameters/parameter-placement.js';
export type { ParameterScope } from './parameters/parameter-scope.js';
export type { GraphReaderPlugin, ReadGraph, ReadGraphOptions } from './plugins/graph-reader-plugin.js';
export type { ModelHeads, ModelPlugin } from './plugins/model-plugin.js';
export { type RegistryOptions, registryOf } from './plugins/registry-options.js';
export type { IncompatibleKeys, LoadStateDictOptions, StateDictValue } from './saving/apply-state-dict.js';
export type { FileProgress, LoadProgress, OnFileProgress, OnLoadProgress } from './session/load-progress.js';
export { blobByteSource } from './sources/blob-byte-source.js';
export { type LoadVerifiedOptions, loadVerified } from './sources/load-verified.js';
export { memoryByteSource } from './sources/memory-byte-source.js';
export { type FileContent, type MemoryFiles, memorySource } from './sources/memory-source.js';
export { readFile } from './sources/read-file.js';
export { resolveSource, type SourceInput } from './sources/resolve-source.js';
export type { ResolveSourceOptions, SourceOptions, TokenOption } from './sources/source-options.js';
export { sourceOptionNames } from './sources/source-options.js';
export { Tensor } from './tensor.js';
