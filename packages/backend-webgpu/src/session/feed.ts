/** Elements as they lie in memory. */
export type StoredElements = Float32Array | Int32Array;

/** What a run is given for an input: elements on the CPU, or a buffer on the GPU that holds them as rows of 4 bytes each. */
export type Feed =
  | { readonly kind: 'cpu'; readonly elements: StoredElements }
  | { readonly kind: 'gpu'; readonly buffer: GPUBuffer };
