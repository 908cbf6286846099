export type { ChoiceTable } from './tuning/algorithm-choices.js';
export { type WebgpuBackend, webgpu } from './webgpu.js';
export type { GpuDevice, WebgpuOptions } from './webgpu-options.js';
