import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { expect, it, vi } from 'vitest';
import { runConv } from './run-conv.js';

it('starts after attempts that failed because the .wasm file was not served', async () => {
  const attempt = (wasmPaths: string | { wasm: string }) => runConv(onnxruntime({ wasmPaths }), 'ort-wasm');
  await expect(attempt({ wasm: '/absent.wasm' })).rejects.toThrow(/absent\.wasm.*option wasmPaths/);
  await expect(attempt('/absent/')).rejects.toThrow(/absent\/ort-wasm-simd-threaded\.(wasm|mjs)/);

  const backend = onnxruntime({ wasmPaths: { wasm } });
  const original = globalThis.fetch;
  const request = vi.spyOn(globalThis, 'fetch');
  const fetched = (address: unknown): boolean => String(address).includes('.wasm');
  request.mockImplementation((address, options) =>
    fetched(address)
      ? Promise.reject(new TypeError('offline'))
      : Reflect.apply(original, globalThis, [address, options]),
  );
  await expect(runConv(backend, 'ort-wasm')).rejects.toThrow(/cannot be fetched: offline/);
  request.mockRestore();

  const { actual, expected } = await runConv(backend, 'ort-wasm');
  expect(actual).toEqual(expected);
});
