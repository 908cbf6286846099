import { checkNumberOption, checkOptions } from '@automodel/core';
import type { TaskDefinition } from '../tasks/define-task.js';
import type { TaskMap, TaskName } from '../tasks/task-map.js';
import { pickOptions } from './pick-options.js';
import { type BatchOptions, batchOptionNames, callOptionNames, type PipelineCallOptions } from './pipeline-options.js';

/** The longest time that `setTimeout` can wait. */
const longestWait = 2 ** 31 - 1;

/** The defaults for calls that the options of `pipeline` hold. */
export type CallDefaults<Name extends TaskName> = BatchOptions & TaskMap[Name]['options'];

/**
 * The defaults for calls out of the options of `pipeline`.
 * @throws {InvalidOptionError} if a value cannot be used.
 */
export function readCallDefaults<Name extends TaskName, Prepared>(
  definition: TaskDefinition<Name, Prepared>,
  options: object,
): CallDefaults<Name> {
  const defaults = pickOptions<CallDefaults<Name>>(options, [...definition.options, ...batchOptionNames]);
  checkValues(definition, defaults);
  return defaults;
}

/**
 * The options of a call on top of the defaults.
 * @throws {InvalidOptionError} if there is no such option, or a value cannot be used.
 */
export function readCallOptions<Name extends TaskName, Prepared>(
  definition: TaskDefinition<Name, Prepared>,
  defaults: CallDefaults<Name>,
  options: object,
): PipelineCallOptions<Name> {
  const names = [...definition.options, ...callOptionNames];
  checkOptions(options, names);
  const settings = { ...defaults, ...pickOptions<PipelineCallOptions<Name>>(options, names) };
  checkValues(definition, settings);
  return settings;
}

function checkValues<Name extends TaskName, Prepared>(
  definition: TaskDefinition<Name, Prepared>,
  options: CallDefaults<Name>,
): void {
  const { batchSize, maxWaitMs }: BatchOptions = options;
  if (batchSize !== undefined) checkNumberOption('batchSize', batchSize, { minimum: 1, integer: true });
  if (maxWaitMs !== undefined) checkNumberOption('maxWaitMs', maxWaitMs, { minimum: 0, maximum: longestWait });
  definition.checkOptions?.(options);
}
