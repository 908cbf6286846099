import type { OnnxruntimeWebOptions } from './onnxruntime-web-options.js';

/** The addresses of the two files of onnxruntime-web, as far as the options name them. */
export interface WebFiles {
  readonly wasm?: string;
  readonly mjs?: string;
}

/**
 * The files that `wasmPaths` stands for, as absolute addresses where there is a page to count from.
 * @param stem the files' name without its ending, such as `ort-wasm-simd-threaded`.
 */
export function webFiles(wasmPaths: OnnxruntimeWebOptions['wasmPaths'], stem: string): WebFiles {
  if (wasmPaths === undefined) return {};
  if (typeof wasmPaths === 'string') {
    const folder = absolute(wasmPaths.endsWith('/') ? wasmPaths : `${wasmPaths}/`);
    return { wasm: `${folder}${stem}.wasm`, mjs: `${folder}${stem}.mjs` };
  }
  const { wasm, mjs } = wasmPaths;
  return {
    ...(wasm === undefined ? {} : { wasm: absolute(wasm) }),
    ...(mjs === undefined ? {} : { mjs: absolute(mjs) }),
  };
}

function absolute(path: string | URL): string {
  const page = globalThis.location?.href;
  return page === undefined || path instanceof URL ? String(path) : new URL(path, page).href;
}
