import type { WasmOptions } from '../wasm-options.js';

/** The address of the file of a session's worker; that of this package's own if undefined. */
export function workerAddress(worker: WasmOptions['worker']): string | URL | undefined {
  return typeof worker === 'boolean' ? undefined : worker;
}
