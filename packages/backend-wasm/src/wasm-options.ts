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
}
