import type { ModelDataType, ScoredLabel } from '@automodel/core';
import type { FunctionToApply } from '@automodel/pipelines';
import type { ErrorDescription } from '../errors/describe-error.js';

/** The model that classified. */
export interface ModelSummary {
  /** The directory of the checkpoint. */
  readonly path: string;
  /** The class, such as `ResNetForImageClassification`. */
  readonly className: string;
  readonly modelType: string;
  /** Numbers in its float tensors, the running statistics of batch normalization included. */
  readonly parameters: number;
  readonly dtype: ModelDataType;
  /** What its scores are. */
  readonly scores: FunctionToApply;
  /** The names of the classes, by index. */
  readonly classes: readonly string[];
}

/** The device that it ran on. */
export interface DeviceSummary {
  readonly name: string;
  readonly backend: string;
  /** Why it was chosen. */
  readonly reason: string;
}

/** An image with its labels, best first. */
export interface ClassifiedImage {
  readonly path: string;
  readonly labels: readonly ScoredLabel[];
  readonly milliseconds: { readonly preprocessing: number; readonly run: number };
}

/** An image that could not be classified. */
export interface FailedImage {
  readonly path: string;
  readonly error: ErrorDescription;
  /** What was thrown, for `--debug`. */
  readonly cause: unknown;
}

export type ImageResult = ClassifiedImage | FailedImage;

/** Medians over the images that succeeded; undefined if none did. */
export interface Timings {
  /** The processor and the model, until it can run. */
  readonly load: number;
  /** Reading, decoding, resizing and normalizing one image. */
  readonly preprocessing: number | undefined;
  /** Running the model on one image. */
  readonly run: number | undefined;
}

/** What `automodel classify` found. */
export interface Classification {
  readonly model: ModelSummary;
  readonly device: DeviceSummary;
  /** What makes the result doubtful. */
  readonly warnings: readonly string[];
  readonly milliseconds: Timings;
  readonly results: readonly ImageResult[];
}

export function isFailed(result: ImageResult): result is FailedImage {
  return 'error' in result;
}
