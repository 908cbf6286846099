import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import { AutoImageProcessor, AutoModelForImageClassification } from '@automodel/core';
import { type ImageInput, imageProcessors } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';
import { bundledCheckpoint } from './bundled-checkpoint.js';

const use = [onnxruntime({ numThreads: 1 }), imageProcessors, resnet];

/** What this module worker answers to a picture: the logits of the bundled checkpoint. */
export async function classifyWorker(picture: ImageInput): Promise<unknown> {
  const checkpoint = await bundledCheckpoint();
  const processor = await AutoImageProcessor.fromPretrained(checkpoint, { use });
  const model = await AutoModelForImageClassification.fromPretrained(checkpoint, { use });
  try {
    return (await model.forward(await processor(picture))).logits.data;
  } finally {
    await model.dispose();
  }
}

addEventListener('message', ({ data }: MessageEvent<ImageInput>) => {
  // What went wrong is answered as a text.
  classifyWorker(data)
    .catch(String)
    .then((answer) => postMessage(answer));
});
