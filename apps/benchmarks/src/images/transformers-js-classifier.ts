import { basename, dirname } from 'node:path';
import {
  AutoImageProcessor,
  AutoModelForImageClassification,
  cat,
  env,
  RawImage,
  type Tensor,
} from '@huggingface/transformers';
import type { ImageClassifier } from './image-classifier.js';

/** transformers.js with sharp and onnxruntime-node, as its own pipeline uses them. */
export async function transformersJsClassifier(directory: string): Promise<ImageClassifier<Tensor>> {
  env.localModelPath = dirname(directory);
  env.allowRemoteModels = false;
  const name = basename(directory);
  const processor = await AutoImageProcessor.from_pretrained(name, {});
  const model = await AutoModelForImageClassification.from_pretrained(name, { dtype: 'fp32', device: 'cpu' });
  return {
    async prepare(path) {
      const { pixel_values: pixelValues } = await processor(await RawImage.read(path));
      return pixelValues;
    },
    async classify(images) {
      const { logits } = await model({ pixel_values: cat([...images], 0) });
      const rows: number[][] = logits.tolist();
      return rows.map((row) => row.indexOf(Math.max(...row)));
    },
    async dispose() {
      await model.dispose();
    },
  };
}
