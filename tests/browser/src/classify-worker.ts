import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import { AutoImageProcessor, AutoModelForImageClassification } from '@automodel/core';
import { type ImageInput, imageProcessors } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';
import { bundledCheckpoint } from './bundled-checkpoint.js';

// A module worker: classifies each picture that it is sent, and answers with the logits or with what went wrong.
const use = [onnxruntime({ numThreads: 1 }), imageProcessors, resnet];

async function classify(picture: ImageInput): Promise<unknown> {
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
  classify(data)
    .catch(String)
    .then((answer) => postMessage(answer));
});
