import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import { expect, it } from 'vitest';
import { requestedOrigins } from './requested-origins.js';
import { runConv } from './run-conv.js';

// onnxruntime-web starts once in a page, so that every way to start it has a test file of its own.

it('runs on one thread, and asks nobody but this server for files', async () => {
  const backend = onnxruntime({ numThreads: 1 });
  expect(await backend.unavailable('ort-wasm')).toBeUndefined();
  const { actual, expected } = await runConv(backend, 'ort-wasm');
  expect(actual).toEqual(expected);
  expect(requestedOrigins()).toEqual([location.origin]);
});
