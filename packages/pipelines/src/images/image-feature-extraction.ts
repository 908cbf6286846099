import { AutoModel, type BaseModelOutputs, InvalidOptionError, splitRows, Tensor } from '@automodel/core';
import { normalizeVector } from '../outputs/normalize-vector.js';
import { packageIdentity } from '../package-identity.js';
import { defineTask } from '../tasks/define-task.js';
import type { TaskPlugin } from '../tasks/task-plugin.js';
import type { TaskRunner } from '../tasks/task-runner.js';
import { type ImageInput, isImageInput } from './image-input.js';
import type { ImageTaskOptions } from './image-task-options.js';
import type { ImageTaskParts } from './image-task-parts.js';
import { loadImageTask } from './load-image-task.js';

/** The options of the task `image-feature-extraction`. */
export interface ImageFeatureExtractionOptions extends ImageTaskOptions {
  /**
   * One vector for the image, the model's pooled output; false: its last hidden state. Python's default is false.
   * @default true
   */
  readonly pool?: boolean;
  /** Divide the vector by its Euclidean length, so that a dot product is the cosine similarity. @default false */
  readonly normalize?: boolean;
}

/**
 * The types of the task `image-feature-extraction`; a result is float32 `[features]`, or with `pool: false` the last hidden state
 * without its batch axis, such as `[channels, height, width]`.
 */
export interface ImageFeatureExtraction {
  input: ImageInput;
  options: ImageFeatureExtractionOptions;
  result: Tensor;
  parts: ImageTaskParts<BaseModelOutputs>;
}

/** The task `image-feature-extraction`: an image as a vector, by a model of `AutoModel`. */
export const imageFeatureExtraction: TaskPlugin<'image-feature-extraction'> = /* @__PURE__ */ defineTask({
  task: 'image-feature-extraction',
  package: packageIdentity,
  options: ['normalize', 'pool', 'settings'],
  checkOptions,
  isInput: isImageInput,
  async load(source, options): Promise<TaskRunner<'image-feature-extraction', Tensor>> {
    const { parts, prepare, batchKey, forward, dispose } = await loadImageTask(AutoModel, source, options);
    return {
      parts,
      prepare,
      batchKey,
      async run(images, { pool = true, normalize = false }, signal) {
        const { poolerOutput, lastHiddenState } = await forward(images, signal);
        const rows = await splitRows(
          pool ? poolerOutput : lastHiddenState,
          images.map(() => 1),
        );
        return rows.map((row) => (pool ? vector(row, normalize) : row.reshape(row.dims.slice(1))));
      },
      dispose,
    };
  },
});

/** `[1, features, 1, 1]` as `[features]`. */
function vector(row: Tensor, normalize: boolean): Tensor {
  const flat = row.reshape([row.size]);
  return normalize ? new Tensor('float32', normalizeVector(flat), flat.dims) : flat;
}

function checkOptions({ pool = true, normalize = false }: ImageFeatureExtractionOptions): void {
  for (const [option, value] of Object.entries({ pool, normalize })) {
    if (typeof value === 'boolean') continue;
    throw new InvalidOptionError({
      option,
      value,
      problem: `it is ${JSON.stringify(value)}, but must be true or false`,
      remedy: 'Pass one of these, or leave the option out for its default.',
    });
  }
  if (pool || !normalize) return;
  throw new InvalidOptionError({
    option: 'normalize',
    value: normalize,
    problem: 'a hidden state (pool: false) has no length to normalize',
    remedy: 'Leave out "pool", or normalize what you compute from the hidden state.',
  });
}
