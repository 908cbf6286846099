import { contractVersion, type LoadOptions, type PackageIdentity } from '@automodel/core';
import { createPipeline } from '../pipeline/create-pipeline.js';
import type { PipelineSource } from '../pipeline/pipeline-options.js';
import type { TaskMap, TaskName } from './task-map.js';
import type { TaskPlugin } from './task-plugin.js';
import type { TaskRunner } from './task-runner.js';

/** What the author of a task says of it. */
export interface TaskDefinition<Name extends TaskName, Prepared> {
  /** The task's name, a key of {@link TaskMap}. */
  readonly task: Name;
  /** The npm package that defines it. */
  readonly package: PackageIdentity;
  /** The names of the task's own options, against which calls are checked at run time. */
  readonly options: readonly (keyof TaskMap[Name]['options'] & string)[];
  /** @throws {InvalidOptionError} if the task's own options have values that cannot be used. */
  checkOptions?(options: TaskMap[Name]['options']): void;
  /** Whether an iterable object is one input, such as a stream of bytes. Strings and byte arrays always are, arrays never. */
  isInput?(value: object): boolean;
  /** Loads what the task needs, or takes the parts that were passed in. */
  load(source: PipelineSource<Name>, options: LoadOptions): Promise<TaskRunner<Name, Prepared>>;
}

/** Makes a plugin of a task: pass it as `{ use: [task] }` to `pipeline`, or register it. */
export function defineTask<Name extends TaskName, Prepared>(
  definition: TaskDefinition<Name, Prepared>,
): TaskPlugin<Name> {
  return {
    kind: 'task',
    key: definition.task,
    package: definition.package,
    contract: contractVersion,
    create: (source, options) => createPipeline(definition, source, options),
  };
}
