/** One call of a kernel. */
export interface KernelCall {
  /** The exported function. */
  readonly kernel: string;
  readonly arguments: readonly number[];
}

/** What runs for one step of a plan: calls of kernels, a list for each thread, or a function of ours on the first thread. */
export type Task =
  | { readonly kind: 'kernels'; readonly name: string; readonly calls: readonly (readonly KernelCall[])[] }
  | { readonly kind: 'script'; readonly name: string; run(floats: Float32Array): void };
