import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { expect, it } from 'vitest';
import { recordWorkers } from './record-workers.js';
import { runConv } from './run-conv.js';

it('takes its files from a folder, on two threads', async () => {
  const workers = recordWorkers();
  const folder = new URL('.', new URL(wasm, location.href)).href;
  const { actual, expected } = await runConv(onnxruntime({ wasmPaths: folder, numThreads: 2 }), 'ort-wasm');
  expect(actual).toEqual(expected);
  expect(workers).toEqual([`${folder}ort-wasm-simd-threaded.mjs`]);
});
