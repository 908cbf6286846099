import { vision } from '@automodel/backend-wasm/vision';
import { AutoImageProcessor, AutoModelForImageClassification, topK } from '@automodel/core';
import { imageProcessors } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';

declare global {
  interface Window {
    /** Classifies an image by a model that is not there yet; the label. */
    classify(model: string, image: string, dtype: string): Promise<string>;
  }
}

window.classify = async (address, image) => {
  const use = [vision(), imageProcessors, resnet];
  const [processor, model, photograph] = await Promise.all([
    AutoImageProcessor.fromPretrained(address, { use }),
    AutoModelForImageClassification.fromPretrained(address, { use, device: 'wasm' }),
    fetch(image).then((response) => response.blob()),
  ]);
  const { logits } = await model.forward(await processor(photograph));
  const [best] = topK(logits, 1, model.config.id2label)[0] ?? [];
  return best?.label ?? 'none';
};
