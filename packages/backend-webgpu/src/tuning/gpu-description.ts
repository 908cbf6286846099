/** What WebGPU tells of a device. */
export interface GpuDescription {
  readonly limits: Pick<
    GPUSupportedLimits,
    | 'maxBufferSize'
    | 'maxComputeInvocationsPerWorkgroup'
    | 'maxComputeWorkgroupStorageSize'
    | 'maxStorageBufferBindingSize'
  >;
  readonly features: { has(feature: string): boolean };
  /** Lower case, such as `nvidia`; empty where it is not told. */
  readonly vendor: string;
  /** Such as `hopper`; empty where it is not told. */
  readonly architecture: string;
  /** The adapter's own name where the runtime tells it, such as `nvidia-h100-80gb-hbm3` in Node; empty in browsers. */
  readonly name: string;
  /** Whether subgroup matrices of 16 × 16 float16 with sums in float32 are among those that it has. */
  readonly subgroupMatrices: boolean;
}
