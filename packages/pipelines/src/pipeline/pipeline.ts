import { registryOf } from '@automodel/core';
import { findTask } from '../tasks/find-task.js';
import type { TaskMap, TaskName } from '../tasks/task-map.js';
import type { PipelineItem } from './pipeline-item.js';
import type { PipelineCallOptions, PipelineOptions, PipelineSource } from './pipeline-options.js';

/** A task that is ready to run, as a function. It owns the model that it loaded: call `dispose` when it is no longer needed. */
export interface Pipeline<Name extends TaskName> {
  /**
   * The result for one input.
   * @throws {AutomodelError} of the class that says what is wrong with the input.
   */
  (input: TaskMap[Name]['input'], options?: PipelineCallOptions<Name>): Promise<TaskMap[Name]['result']>;
  /** Result or error of each input, in order. */
  (
    inputs: readonly TaskMap[Name]['input'][],
    options?: PipelineCallOptions<Name>,
  ): Promise<PipelineItem<TaskMap[Name]['input'], TaskMap[Name]['result']>[]>;
  /**
   * Result or error of each input, in order, as they come. At most two batches of inputs are read ahead of what has been taken.
   * An error of the iterable itself ends the results.
   */
  (
    inputs: AsyncIterable<TaskMap[Name]['input']> | Iterable<TaskMap[Name]['input']>,
    options?: PipelineCallOptions<Name>,
  ): AsyncGenerator<PipelineItem<TaskMap[Name]['input'], TaskMap[Name]['result']>, void, undefined>;
  readonly task: Name;
  /** What does the work, such as `{ model, processor }`. */
  readonly parts: TaskMap[Name]['parts'];
  /** Ends calls in progress and frees what the pipeline loaded; idempotent. */
  dispose(): Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/**
 * Loads a task.
 * @param task its name, such as `image-classification`.
 * @param source a checkpoint, or the parts of the task, which then are not disposed with the pipeline.
 * @throws {UnknownTaskError} if there is no such task.
 * @throws {InvalidOptionError} if an option is unknown or has a value that cannot be used.
 * @throws {AutomodelError} of the class that says why the checkpoint cannot be loaded; nothing stays open or allocated.
 */
export async function pipeline<Name extends TaskName>(
  task: Name,
  source: PipelineSource<Name>,
  options?: PipelineOptions<Name>,
): Promise<Pipeline<Name>> {
  return findTask(registryOf(options ?? {}), task).create(source, options);
}
