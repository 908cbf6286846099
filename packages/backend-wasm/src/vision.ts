import type { Backend } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { visionSource } from './operations/vision-source.js';
import type { WasmOptions } from './wasm-options.js';
import { wasmWith } from './wasm-with.js';

/**
 * The device `wasm` with no more operators than networks need that classify images with convolutions: a smaller download.
 * @throws {InvalidOptionError} if `threads` is no positive whole number.
 */
export function vision(options: WasmOptions = {}): Backend<Model> {
  return wasmWith(visionSource, options);
}
