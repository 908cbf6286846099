import type { LoadingInfo } from '@automodel/core';
import type { TensorComparison } from '../compare/tensor-comparison.js';

/** What a checkpoint gives beside what Python recorded. */
export interface Verification {
  readonly className: string;
  readonly device: string;
  readonly loadingInfo: LoadingInfo;
  /** In the order of computation. */
  readonly comparisons: readonly TensorComparison[];
  /** Tensors of the reference that no class of the model type gives. */
  readonly notCompared: readonly string[];
  /** Why the loss was left out, where the device lacks its operators. */
  readonly lossNote: string | undefined;
}
