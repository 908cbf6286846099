/** The values of GPUBufferUsage, which Node does not have as a global (https://www.w3.org/TR/webgpu/#buffer-usage). */
export const bufferUsage = {
  mapRead: 0x1,
  mapWrite: 0x2,
  copySource: 0x4,
  copyDestination: 0x8,
  uniform: 0x40,
  storage: 0x80,
  queryResolve: 0x200,
} as const;
