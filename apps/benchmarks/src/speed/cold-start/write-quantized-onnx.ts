import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeModel, encodeModel } from '@automodel/onnx/serde';
import { quantizeModel } from './quantize-model.js';

/** Writes onnx/model_quantized.onnx beside onnx/model.onnx, the file that transformers.js takes by default. */
export async function writeQuantizedOnnx(directory: string): Promise<void> {
  const model = decodeModel(await readFile(join(directory, 'onnx/model.onnx')));
  await writeFile(join(directory, 'onnx/model_quantized.onnx'), encodeModel(quantizeModel(model)));
}
