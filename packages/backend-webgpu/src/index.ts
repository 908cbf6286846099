export { webgpu } from './webgpu.js';
export type { GpuDevice, WebgpuOptions } from './webgpu-options.js';
