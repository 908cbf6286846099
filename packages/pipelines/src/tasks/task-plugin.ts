import type { Plugin } from '@automodel/core';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { PipelineOptions, PipelineSource } from '../pipeline/pipeline-options.js';
import type { TaskName } from './task-map.js';

/** A task that a package offers; `key` is its name. Made by `defineTask`. */
export interface TaskPlugin<Name extends TaskName> extends Plugin {
  readonly kind: 'task';
  readonly key: Name;
  create(source: PipelineSource<Name>, options?: PipelineOptions<Name>): Promise<Pipeline<Name>>;
}
