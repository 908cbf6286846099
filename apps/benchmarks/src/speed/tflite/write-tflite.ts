import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeModel } from '@automodel/onnx/serde';
import { convertToTflite } from './convert-to-tflite.js';
import { encodeTflite } from './encode-tflite.js';

/** Writes tflite/model.tflite beside a network's onnx/model.onnx: the same graph and weights, for one image of a given side. */
export async function writeTflite(directory: string, size: number): Promise<void> {
  const model = decodeModel(await readFile(join(directory, 'onnx/model.onnx')));
  await mkdir(join(directory, 'tflite'), { recursive: true });
  await writeFile(join(directory, 'tflite/model.tflite'), encodeTflite(convertToTflite(model, size)));
}
