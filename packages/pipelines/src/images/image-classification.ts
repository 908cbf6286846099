import {
  AutoModelForImageClassification,
  type ImageClassifierOutputs,
  type ScoredLabel,
  type Tensor,
} from '@automodel/core';
import { packageIdentity } from '../package-identity.js';
import { defineTask } from '../tasks/define-task.js';
import type { TaskPlugin } from '../tasks/task-plugin.js';
import type { TaskRunner } from '../tasks/task-runner.js';
import { type ImageInput, isImageInput } from './image-input.js';
import type { ImageTaskOptions } from './image-task-options.js';
import type { ImageTaskParts } from './image-task-parts.js';
import { loadImageTask } from './load-image-task.js';
import {
  checkImageClassificationScores,
  type ImageClassificationScores,
  postProcessImageClassification,
} from './post-process-image-classification.js';

/** The options of the task `image-classification`. */
export interface ImageClassificationOptions extends ImageTaskOptions, ImageClassificationScores {}

/** The types of the task `image-classification`; a result is the labels of one image, the best first. */
export interface ImageClassification {
  input: ImageInput;
  options: ImageClassificationOptions;
  result: ScoredLabel[];
  parts: ImageTaskParts<ImageClassifierOutputs>;
}

/** The task `image-classification`: what is in an image, by a model of `AutoModelForImageClassification`. */
export const imageClassification: TaskPlugin<'image-classification'> = /* @__PURE__ */ defineTask({
  task: 'image-classification',
  package: packageIdentity,
  options: ['functionToApply', 'settings', 'topK'],
  checkOptions: checkImageClassificationScores,
  isInput: isImageInput,
  async load(source, options): Promise<TaskRunner<'image-classification', Tensor>> {
    const { parts, prepare, batchKey, forward, dispose } = await loadImageTask(
      AutoModelForImageClassification,
      source,
      options,
    );
    return {
      parts,
      prepare,
      batchKey,
      async run(images, taskOptions, signal) {
        const { logits } = await forward(images, signal);
        return postProcessImageClassification(logits, parts.model.config, taskOptions);
      },
      dispose,
    };
  },
});
