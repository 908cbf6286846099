import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wasm } from '@automodel/backend-wasm';
import { AutoModelForImageClassification, resolveSource } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { encodeModel } from '@automodel/onnx/serde';
import { selfContainedModel } from './self-contained-model.js';

/** Writes onnx/model.onnx into a checkpoint's directory: the same graph and weights for other runtimes. */
export async function writeOnnx(directory: string): Promise<void> {
  const model = await AutoModelForImageClassification.fromPretrained(directory, {
    use: [wasm(), resnet],
    device: 'wasm',
  });
  try {
    const exported = await selfContainedModel(model.graph, 'logits', await resolveSource(directory));
    await mkdir(join(directory, 'onnx'), { recursive: true });
    await writeFile(join(directory, 'onnx/model.onnx'), encodeModel(exported));
  } finally {
    await model.dispose();
  }
}
