export interface WasmOptions {
  /**
   * Threads of each session, the caller's own included; 1 for none but that. A page needs to be cross-origin isolated for more than one.
   * @default all of one or two cores, else half of them, at most 8
   */
  readonly threads?: number | undefined;
  /**
   * Address of this package's file `worker.js`, for bundlers that do not understand `new URL('./worker.js', import.meta.url)`: copy the file to
   * where it is served from the page's own origin.
   */
  readonly workerUrl?: string | URL | undefined;
  /**
   * A ready module with the kernels of the models that will run, made at build time by `kernelRecorder` of `@automodel/backend-wasm/emit`: for runtimes
   * that compile no WebAssembly at run time, such as Cloudflare's workerd. Sessions then run on one thread, the caller's.
   */
  readonly module?: WebAssembly.Module | undefined;
  /**
   * Whether each session lives in a worker of its own, so that neither making it nor running it keeps the caller's thread busy; an address is that of
   * this package's file `session-worker.js`, for bundlers that do not find it by themselves. Where no worker can start, sessions run in the caller's
   * thread and their notes say why. @default true on the main thread of Node and what is like it, else false
   */
  readonly worker?: boolean | string | URL | undefined;
  /**
   * Node alone: sets experimental flags of V8 with which products run up to twice as fast: 256-bit vectors from Node 24 on, relaxed SIMD in Node 20.
   * **The flags hold for all WebAssembly of the process**, other libraries' included, and are not what V8 supports: for programs of your own, not for
   * libraries. What they change is tried and checked before it is used. @default false
   */
  readonly v8Flags?: boolean | undefined;
}
