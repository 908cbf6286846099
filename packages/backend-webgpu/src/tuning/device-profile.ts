import type { GpuDescription } from './gpu-description.js';

/** What is known of a device when it has to be decided how a product is computed there. */
export interface DeviceProfile {
  /** Threads of a workgroup, at most. */
  readonly maximumThreads: number;
  /** Bytes of workgroup memory, at most. */
  readonly workgroupMemory: number;
  /** Bytes of a storage buffer, at most. */
  readonly maximumBinding: number;
  /** Processors that run workgroups independently of one another: streaming multiprocessors, Xe cores, compute units. */
  readonly processors: number;
  /** Sums that a thread can hold in registers without harm. */
  readonly threadSums: number;
  /** Whether there are subgroup matrices of float16. */
  readonly matrices: boolean;
}

/** Processors of what most people have: a small GPU inside the processor. */
const smallProcessors = 8;

/** Of graphics cards in the middle. */
const cardProcessors = 48;

/** Makers whose threads have 255 registers; others share out a smaller file, and a thread of 64 sums would spill. */
const manyRegisters = ['amd', 'nvidia'];

/**
 * The profile of a device from what WebGPU tells of it. It does not tell how many processors there are: `known` says so, or a probe measured it; else
 * cards are taken as of medium size, all others as small.
 */
export function deviceProfile(
  { limits, features, vendor, subgroupMatrices }: GpuDescription,
  known: { readonly processors?: number | undefined; readonly threadSums?: number | undefined } = {},
): DeviceProfile {
  const { processors = vendor === 'nvidia' ? cardProcessors : smallProcessors } = known;
  const { threadSums = manyRegisters.includes(vendor) ? 128 : 32 } = known;
  return {
    maximumThreads: limits.maxComputeInvocationsPerWorkgroup,
    workgroupMemory: limits.maxComputeWorkgroupStorageSize,
    maximumBinding: Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize),
    processors,
    threadSums,
    matrices: features.has('chromium-experimental-subgroup-matrix') && features.has('shader-f16') && subgroupMatrices,
  };
}
