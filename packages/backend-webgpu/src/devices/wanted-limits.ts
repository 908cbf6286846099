/** Limits that are asked for as high as the adapter goes: WebGPU gives the lowest common ones otherwise. */
export const wantedLimits: readonly Exclude<keyof GPUSupportedLimits, '__brand'>[] = [
  'maxBufferSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxComputeWorkgroupStorageSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
];
