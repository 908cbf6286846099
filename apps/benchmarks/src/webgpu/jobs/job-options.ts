/** What jobs find and how long they measure. */
export interface JobOptions {
  /** Directory with one of each network's name: checkpoint and, for ResNet-50, onnx/model.onnx. */
  readonly networks: string;
  readonly batches: readonly number[];
  readonly runs: number;
  readonly sessions: number;
  /** Recorded references, and the checkpoints that go with them. */
  readonly references: string;
  readonly checkpoints: string;
}
