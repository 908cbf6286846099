export { type FunctionToApply, functionToApplyFor } from './images/function-to-apply.js';
export {
  type ImageClassification,
  type ImageClassificationOptions,
  imageClassification,
} from './images/image-classification.js';
export {
  type ImageFeatureExtraction,
  type ImageFeatureExtractionOptions,
  imageFeatureExtraction,
} from './images/image-feature-extraction.js';
export type { ImageInput } from './images/image-input.js';
export type { ImageTaskOptions } from './images/image-task-options.js';
export type { ImageTaskParts } from './images/image-task-parts.js';
export {
  type ImageClassificationScores,
  postProcessImageClassification,
} from './images/post-process-image-classification.js';
export { cosineSimilarity } from './outputs/cosine-similarity.js';
export type { Vector } from './outputs/vector-values.js';
export { type Pipeline, pipeline } from './pipeline/pipeline.js';
export type { PipelineItem } from './pipeline/pipeline-item.js';
export type {
  BatchOptions,
  CallOptions,
  PipelineCallOptions,
  PipelineOptions,
  PipelineSource,
} from './pipeline/pipeline-options.js';
export type { OnPipelineProgress, PipelineProgress } from './pipeline/pipeline-progress.js';
export { defineTask, type TaskDefinition } from './tasks/define-task.js';
export type { TaskMap, TaskName } from './tasks/task-map.js';
export type { TaskPlugin } from './tasks/task-plugin.js';
export type { TaskRunner } from './tasks/task-runner.js';
