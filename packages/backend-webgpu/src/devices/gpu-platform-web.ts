import type { GpuPlatform } from './gpu-platform.js';

/** Browsers' pages and workers, and other runtimes with a `navigator.gpu`. */
export const gpuPlatform: GpuPlatform = {
  async load() {
    return globalThis.navigator?.gpu;
  },
  missing:
    'this runtime has no navigator.gpu; use a browser with WebGPU (Chrome 113, Edge 113, Safari 26, Firefox 141) and a page served over https or from localhost',
};
