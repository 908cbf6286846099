import type { Model } from '@automodel/onnx';
import type { OperationSet } from './prepare-step.js';

/** Where a backend has its operators from: their code may be loaded as far as a model needs it. */
export interface OperationSource {
  /** The operators of a model that there are not, or not of its types, told without loading anything. */
  unsupported(model: Model): readonly string[];
  /** A set with all operators of a model. */
  load(model: Model): Promise<OperationSet>;
}
