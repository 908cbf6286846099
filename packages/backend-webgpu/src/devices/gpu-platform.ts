/** Where WebGPU comes from in a runtime. */
export interface GpuPlatform {
  /**
   * WebGPU's entry object; undefined where the runtime has none.
   * @param flags for the package `webgpu` in Node, such as `enable-dawn-features=…`; others ignore them.
   * @throws {MissingDependencyError} in Node, if the package `webgpu` is not installed.
   */
  load(flags: readonly string[]): Promise<GPU | undefined>;
  /** Why there is none, and what to do. */
  readonly missing: string;
}
