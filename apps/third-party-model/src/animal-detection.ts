import {
  AutoImageProcessor,
  AutoModelForImageClassification,
  type ImageProcessor,
  InvalidOptionError,
  softmax,
} from '@automodel/core';
import { defineTask, type TaskPlugin } from '@automodel/pipelines';
import type { CifarImage } from './cifar-image-processor.js';
import { packageIdentity } from './package-identity.js';

declare module '@automodel/pipelines' {
  interface TaskMap {
    'animal-detection': {
      input: CifarImage;
      options: { readonly animals?: readonly string[] };
      result: { readonly probability: number };
      parts: { readonly processor: ImageProcessor };
    };
  }
}

const mammals = ['cat', 'deer', 'dog', 'horse'];

/** The pipeline task `animal-detection`: how probable it is that an image shows one of some animals. */
export const animalDetection: TaskPlugin<'animal-detection'> = /* @__PURE__ */ defineTask<
  'animal-detection',
  CifarImage
>({
  task: 'animal-detection',
  package: packageIdentity,
  options: ['animals'],
  async load(source, options) {
    if (typeof source !== 'string' && !(source instanceof Map)) {
      const remedy = 'Pass the directory of a checkpoint, or its files as a Map.';
      throw new InvalidOptionError({ option: 'source', value: source, problem: 'it is no checkpoint', remedy });
    }
    const model = await AutoModelForImageClassification.fromPretrained(source, options);
    const processor = await AutoImageProcessor.fromPretrained(source, { use: options.use, registry: options.registry });
    return {
      parts: { processor },
      prepare: async (image) => image,
      async run(images, { animals = mammals }) {
        const { logits } = await model.forward(await processor(images));
        const probabilities = softmax(logits).data;
        const labels = model.config.num_labels;
        return images.map((_, row) => {
          const wanted = Array.from({ length: labels }, (_, label) =>
            animals.includes(model.config.id2label[label] ?? '') ? Number(probabilities[row * labels + label]) : 0,
          );
          return { probability: wanted.reduce((sum, probability) => sum + probability, 0) };
        });
      },
      dispose: () => model.dispose(),
    };
  },
});
