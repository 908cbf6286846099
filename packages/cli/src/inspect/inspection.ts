import type { CheckpointTensor, JsonObject, LoadingInfo } from '@automodel/core';
import type { Model } from '@automodel/onnx';
import type { ErrorDescription } from '../errors/describe-error.js';
import type { MemoryEstimate } from './estimate-memory.js';
import type { TensorSummary } from './summarize-tensors.js';

export interface InspectedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** What the weights' headers say. */
export interface InspectedWeights {
  readonly tensors: readonly CheckpointTensor[];
  readonly summary: TensorSummary;
}

/** The model as its class builds it from the config; no weight is read for that. */
export interface InspectedModel {
  /** The class, such as `ResNetForImageClassification`. */
  readonly className: string;
  readonly graph: Model;
  /** The names of the classes, by index. */
  readonly labels: readonly string[];
  /** Numbers in the float parameters that the class has for this config. */
  readonly parameters: number;
  /** How the weights fit; undefined if there are none to compare with. */
  readonly loadingInfo: LoadingInfo | undefined;
}

export interface InspectedProcessor {
  readonly type: string;
  readonly settings: JsonObject;
  /** What it gives for an image of its own size: `[1, channels, height, width]`. */
  readonly outputShape: readonly number[];
}

/** Something that could not be read or built, and why. */
export interface Problem extends ErrorDescription {
  readonly part: 'config' | 'image processor' | 'memory' | 'model' | 'weights';
}

/** What a checkpoint's directory holds, as far as it can be read. */
export interface Inspection {
  readonly path: string;
  readonly files: readonly InspectedFile[];
  /** config.json, whole. */
  readonly config: JsonObject | undefined;
  readonly weights: InspectedWeights | undefined;
  readonly model: InspectedModel | undefined;
  readonly processor: InspectedProcessor | undefined;
  readonly memory: MemoryEstimate | undefined;
  readonly problems: readonly Problem[];
}
