import {
  AutoImageProcessor,
  AutoModelForImageClassification,
  argMax,
  joinRows,
  type PluginList,
  type Tensor,
} from '@automodel/core';
import type { ImageClassifier } from './image-classifier.js';

/** automodel as a program uses it. */
export async function automodelClassifier(directory: string, use: PluginList): Promise<ImageClassifier<Tensor>> {
  const processor = await AutoImageProcessor.fromPretrained(directory, { use });
  const model = await AutoModelForImageClassification.fromPretrained(directory, { use, device: 'cpu' });
  return {
    async prepare(path) {
      return (await processor(path)).pixelValues;
    },
    async classify(images) {
      const { logits } = await model.forward({ pixelValues: await joinRows(images) });
      return argMax(logits);
    },
    dispose: () => model.dispose(),
  };
}
