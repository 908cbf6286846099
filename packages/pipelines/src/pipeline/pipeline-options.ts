import type { LoadOptions, SourceInput } from '@automodel/core';
import type { TaskMap, TaskName } from '../tasks/task-map.js';
import type { OnPipelineProgress } from './pipeline-progress.js';

/** How many inputs of a task are run together. */
export interface BatchOptions {
  /** Inputs in a batch at the most; a single input is not batched. @default 4 */
  readonly batchSize?: number;
  /**
   * Milliseconds that the first input of a batch waits for others before the batch is run as it is.
   * @default 100 for async iterables, whose next input may be long in coming; no limit for arrays and other iterables
   */
  readonly maxWaitMs?: number;
}

/** Where a pipeline's parts come from: a checkpoint, or parts that are loaded already and stay their owner's. */
export type PipelineSource<Name extends TaskName> = SourceInput | TaskMap[Name]['parts'];

/** Options of `pipeline`: of loading, and defaults for calls. `onProgress` and `signal` are about loading. */
export type PipelineOptions<Name extends TaskName> = BatchOptions & LoadOptions & TaskMap[Name]['options'];

/** Options of every call of a pipeline. */
export interface CallOptions extends BatchOptions {
  readonly onProgress?: OnPipelineProgress;
  /** Ends the call; it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Options of a call of a task's pipeline: they count for this call, before those of `pipeline`. */
export type PipelineCallOptions<Name extends TaskName> = CallOptions & TaskMap[Name]['options'];

export const batchOptionNames: readonly (keyof BatchOptions)[] = ['batchSize', 'maxWaitMs'];
export const callOptionNames: readonly (keyof CallOptions)[] = [...batchOptionNames, 'onProgress', 'signal'];
