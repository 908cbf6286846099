import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import { expect, it } from 'vitest';
import { recordWorkers } from './record-workers.js';
import { requestedOrigins } from './requested-origins.js';
import { runConv } from './run-conv.js';

it('runs on two threads, and asks nobody but this server for files', async () => {
  const workers = recordWorkers();
  const { actual, expected } = await runConv(onnxruntime({ numThreads: 2 }), 'ort-wasm');
  expect(actual).toEqual(expected);
  // The page itself is the other thread.
  expect(workers).toEqual([expect.stringMatching(/ort\.wasm\.bundle\.min\.mjs/)]);
  expect(requestedOrigins()).toEqual([location.origin]);
});
