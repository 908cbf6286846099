import type { Backend } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { allSource } from './operations/all-source.js';
import type { WasmOptions } from './wasm-options.js';
import { wasmWith } from './wasm-with.js';

/**
 * Our own engine on WebAssembly SIMD: the device `wasm`.
 * @throws {InvalidOptionError} if `threads` is no positive whole number.
 */
export function wasm(options: WasmOptions = {}): Backend<Model> {
  return wasmWith(allSource, options);
}
