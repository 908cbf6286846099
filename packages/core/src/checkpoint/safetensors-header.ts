import type { CheckpointTensor } from './checkpoint-tensor.js';

/** What stands before the weights of a safetensors file. */
export interface SafetensorsHeader {
  /** In the order of their bytes. */
  readonly tensors: readonly CheckpointTensor[];
  readonly metadata: Readonly<Record<string, string>>;
}
