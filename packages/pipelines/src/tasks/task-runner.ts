import type { TaskMap, TaskName } from './task-map.js';

/** A loaded task: it prepares inputs one by one and runs them in batches. */
export interface TaskRunner<Name extends TaskName, Prepared> {
  /** What does the work, such as model and processor, for callers to look at. */
  readonly parts: TaskMap[Name]['parts'];
  /** Turns one input into what `run` takes, such as a tensor from a file. An error concerns this input alone. */
  prepare(input: TaskMap[Name]['input'], options: TaskMap[Name]['options'], signal: AbortSignal): Promise<Prepared>;
  /** Inputs with equal keys can be in one batch, such as images of one size. @default all can */
  batchKey?(prepared: Prepared): string;
  /** The results of a batch, in its order. A batch that fails is run again one by one, so that only the culprit carries the error. */
  run(
    batch: readonly Prepared[],
    options: TaskMap[Name]['options'],
    signal: AbortSignal,
  ): Promise<readonly TaskMap[Name]['result'][]>;
  /** Frees what `load` made, but not parts that were passed in. */
  dispose(): Promise<void>;
}
