import { join } from 'node:path';
import { wasm } from '@automodel/backend-wasm';
import { AutoModelForImageClassification, Tensor } from '@automodel/core';
import { quantizeModel } from '@automodel/core/saving';
import { resnet } from '@automodel/model-resnet';
import { makePixels } from '../speed/make-pixels.js';
import { writeStaticOnnx } from './write-static-onnx.js';

/** Beside a network of floats: `-int8`, its checkpoint by our `quantizeModel` and its ONNX file by the rules of onnxruntime's `quantize_static`. */
export async function writeInt8Networks(folder: string, network: string, size: number): Promise<void> {
  const directory = join(folder, network);
  const target = join(folder, `${network}-int8`);
  const model = await AutoModelForImageClassification.fromPretrained(directory, {
    use: [wasm(), resnet],
    device: 'wasm',
  });
  try {
    const pixelValues = new Tensor('float32', makePixels(1, size), [1, 3, size, size]);
    await quantizeModel(model, target, [pixelValues]);
    // Normalizations are folded into convolutions, whose outputs are then those of the normalizations.
    const names = model.graph.graph.nodes
      .filter(({ opType }) => opType !== 'Conv' && opType !== 'Flatten')
      .flatMap(({ outputs }) => outputs);
    const observer = model.observe(names);
    const values = await observer.forward({ pixelValues });
    await observer.dispose();
    const ranges = new Map(
      [...values, ['pixel_values', pixelValues] as const].map(([name, { data }]) => [name, rangeOf(data)]),
    );
    // What only a ReLU reads is rounded behind it.
    for (const { opType, inputs } of model.graph.graph.nodes) if (opType === 'Relu') ranges.delete(inputs[0] ?? '');
    await writeStaticOnnx(directory, target, ranges);
  } finally {
    await model.dispose();
  }
}

function rangeOf(data: unknown): { readonly least: number; readonly largest: number } {
  let [least, largest] = [0, 0];
  for (const value of data instanceof Float32Array ? data : []) {
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  }
  return { least, largest };
}
