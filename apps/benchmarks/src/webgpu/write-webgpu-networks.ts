import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { webgpu } from '@automodel/backend-webgpu';
import { AutoModelForImageClassification, resolveSource } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { encodeModel } from '@automodel/onnx/serde';
import { selfContainedModel } from '../common/self-contained-model.js';
import { writeFreshResNet } from '../common/write-fresh-resnet.js';
import { openGpuDevice } from './gpu-device.js';

/** Writes the networks that jobs load, and ResNet-50 as an ONNX file too; ResNet-50 alone where no job loads the others. */
export async function writeWebgpuNetworks(directory: string, isComplete: boolean): Promise<void> {
  const others = isComplete ? (['resnet-18', 'resnet-101', 'resnet-152'] as const) : [];
  for (const name of ['resnet-50', ...others] as const) await writeFreshResNet(name, join(directory, name));
  const { device } = await openGpuDevice();
  const folder = join(directory, 'resnet-50');
  const use = [webgpu({ device }), resnet];
  const model = await AutoModelForImageClassification.fromPretrained(folder, { use, device: 'webgpu' });
  const exported = await selfContainedModel(model.graph, 'logits', await resolveSource(folder));
  await model.dispose();
  device.destroy();
  await mkdir(join(folder, 'onnx'), { recursive: true });
  await writeFile(join(folder, 'onnx/model.onnx'), encodeModel(exported));
}
