/** How far a call has come. */
export interface PipelineProgress {
  /** Inputs whose result or error has been given. */
  readonly done: number;
  /** Inputs in all; undefined for iterables, which do not tell. */
  readonly total: number | undefined;
}

export type OnPipelineProgress = (progress: PipelineProgress) => void;
