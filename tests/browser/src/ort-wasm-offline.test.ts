import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import { expect, it, vi } from 'vitest';
import { runConv } from './run-conv.js';

it('says that the page must be reloaded when onnxruntime-web itself did not get its .wasm file', async () => {
  const original = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((address, options) =>
    String(address).includes('.wasm')
      ? Promise.reject(new TypeError('offline'))
      : Reflect.apply(original, globalThis, [address, options]),
  );
  await expect(runConv(onnxruntime({ numThreads: 1 }), 'ort-wasm')).rejects.toThrow(
    /fetching of the wasm failed.*wasmPaths.*reload the page/s,
  );
});
