/** A weight whose shape in the checkpoint is not the model's. */
export interface MismatchedKey {
  readonly key: string;
  readonly checkpointShape: readonly number[];
  readonly modelShape: readonly number[];
}

/** What of a checkpoint did not go into the model, and what of the model did not come from the checkpoint. */
export interface LoadingInfo {
  /** Parameters that the checkpoint does not have; they start afresh. */
  readonly missingKeys: readonly string[];
  /** Tensors of the checkpoint that the model has no place for; they are not read. */
  readonly unexpectedKeys: readonly string[];
  /** Weights of another shape; they start afresh where `ignoreMismatchedSizes` allows it. */
  readonly mismatchedKeys: readonly MismatchedKey[];
}
