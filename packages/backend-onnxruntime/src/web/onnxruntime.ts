import type { Backend } from '@automodel/contracts';
import { checkThreadCount } from '../runtime/check-thread-count.js';
import { createBackend } from '../runtime/create-backend.js';
import { importRuntime } from '../runtime/import-runtime.js';
import type { OnnxruntimeModule } from '../runtime/onnxruntime-common.js';
import type { RuntimeDevice } from '../runtime/runtime.js';
import type { OnnxruntimeWebOptions } from './onnxruntime-web-options.js';
import { prepareWeb } from './prepare-web.js';
import { webObstacle } from './web-obstacle.js';

const devices: readonly RuntimeDevice[] = [
  { name: 'ort-wasm', description: 'onnxruntime-web on WebAssembly', priority: 5, executionProvider: 'wasm' },
  // By name only: wrong results are known, such as https://github.com/microsoft/onnxruntime/issues/26734
  { name: 'ort-webgpu', description: 'onnxruntime-web on WebGPU', priority: -1, executionProvider: 'webgpu' },
];

/**
 * The backend that runs on onnxruntime-web: devices `ort-wasm` and, by name only, `ort-webgpu`. The package `onnxruntime-web`
 * is imported at first use, for each device the part that it needs.
 * @throws {InvalidOptionError} if `numThreads` is not a positive whole number.
 */
export function onnxruntime(options: OnnxruntimeWebOptions = {}): Backend {
  checkThreadCount(options.numThreads);
  return createBackend({
    key: 'onnxruntime-web',
    devices,
    obstacle: webObstacle,
    load,
    prepare: (module, device) =>
      prepareWeb(
        module,
        options,
        device === 'ort-webgpu' ? 'ort-wasm-simd-threaded.asyncify' : 'ort-wasm-simd-threaded',
      ),
  });
}

function load(device: string): Promise<OnnxruntimeModule> {
  return importRuntime('onnxruntime-web', `for the device "${device}"`, () =>
    device === 'ort-webgpu' ? import('onnxruntime-web/webgpu') : import('onnxruntime-web/wasm'),
  );
}
