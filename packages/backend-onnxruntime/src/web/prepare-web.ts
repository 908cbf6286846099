import { BackendError } from '@automodel/contracts';
import { errorText } from '../runtime/error-text.js';
import { isNode } from '../runtime/is-node.js';
import type { OnnxruntimeModule } from '../runtime/onnxruntime-common.js';
import { fetchWasm } from './fetch-wasm.js';
import type { OnnxruntimeWebOptions } from './onnxruntime-web-options.js';
import { webFiles } from './web-files.js';

/**
 * Sets up onnxruntime-web. Files that the options name are fetched here, where a failure can be repeated: onnxruntime-web
 * itself never starts again after one (web/lib/wasm/wasm-factory.ts).
 * @param stem the name of the device's files without ending.
 */
export async function prepareWeb(
  { env }: OnnxruntimeModule,
  { wasmPaths, wasmBinary, numThreads }: OnnxruntimeWebOptions,
  stem: string,
): Promise<void> {
  const files = webFiles(wasmPaths, stem);
  // Node's files are local, and its fetch does not read them.
  if (!isNode()) {
    const [binary] = await Promise.all([
      wasmBinary === undefined && files.wasm !== undefined ? fetchWasm(files.wasm) : undefined,
      files.mjs === undefined ? undefined : importFactory(files.mjs),
    ]);
    if (binary !== undefined) env.wasm.wasmBinary = binary;
  }
  if (wasmPaths !== undefined) env.wasm.wasmPaths = { ...files };
  if (wasmBinary !== undefined) env.wasm.wasmBinary = wasmBinary;
  // In Node, onnxruntime-web's bundle can neither count the cores nor start threads.
  if (isNode()) env.wasm.numThreads = 1;
  else if (numThreads !== undefined) env.wasm.numThreads = numThreads;
}

async function importFactory(address: string): Promise<void> {
  try {
    await import(/* @vite-ignore */ /* webpackIgnore: true */ address);
  } catch (error) {
    throw new BackendError({
      backend: 'onnxruntime-web',
      operation: 'create a session',
      reason: `${address} cannot be imported: ${errorText(error)}`,
      remedy:
        'Serve the files of node_modules/onnxruntime-web/dist there and allow them in the Content-Security-Policy (script-src), or leave the .mjs file out of wasmPaths.',
      cause: error,
    });
  }
}
