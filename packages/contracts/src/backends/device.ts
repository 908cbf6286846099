/** A place where a backend can run graphs, such as `cpu` or `wasm`. */
export interface Device {
  /** The name that users write. */
  readonly name: string;
  /** One line for a person, such as `onnxruntime-node 1.30 on the CPU`. */
  readonly description: string;
  /** `device: 'auto'` takes the available device of the highest priority; a negative one is taken only by name. */
  readonly priority: number;
}
