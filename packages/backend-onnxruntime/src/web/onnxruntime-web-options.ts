/** Where onnxruntime-web finds its files and how it runs; set on its `env.wasm` before its first session, later ones have no effect. */
export interface OnnxruntimeWebOptions {
  /**
   * A folder that has onnxruntime-web's `.wasm` and `.mjs` files, or the addresses of the two files. Relative ones count from
   * the page. @default where the bundler put them
   */
  readonly wasmPaths?: string | { readonly wasm?: string | URL; readonly mjs?: string | URL };
  /** The bytes of the `.wasm` file, which is then not fetched. */
  readonly wasmBinary?: Uint8Array | ArrayBuffer;
  /**
   * Threads of the WebAssembly runtime; more than one needs a cross-origin isolated page. In Node there is always one.
   * @default onnxruntime-web's choice: half the cores, at most 4, where the page is isolated; else 1
   */
  readonly numThreads?: number;
}
