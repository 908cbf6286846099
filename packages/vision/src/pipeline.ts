import {
  type Pipeline,
  type PipelineOptions,
  type PipelineSource,
  pipeline as plainPipeline,
  type TaskName,
} from '@automodel/pipelines';
import { presetOptions } from './preset-options.js';

/**
 * Loads a task: `pipeline` of `@automodel/pipelines`, with the plugins of the preset.
 * @param task its name, such as `image-classification`.
 * @param source a checkpoint, or the parts of the task, which then are not disposed with the pipeline.
 * @throws {AutomodelError} of the class that says what is wrong; nothing stays open or allocated.
 */
export function pipeline<Name extends TaskName>(
  task: Name,
  source: PipelineSource<Name>,
  options?: PipelineOptions<Name>,
): Promise<Pipeline<Name>> {
  return plainPipeline(task, source, presetOptions<PipelineOptions<Name>>(options));
}
