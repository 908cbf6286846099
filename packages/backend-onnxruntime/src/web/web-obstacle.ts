/** The part of WebGPU that is asked whether it is there. */
interface Gpu {
  requestAdapter(): Promise<object | null>;
}

/** Why this browser or runtime cannot have a device of onnxruntime-web; undefined if it can. */
export async function webObstacle(device: string): Promise<string | undefined> {
  if (typeof WebAssembly === 'undefined') {
    return 'there is no WebAssembly here; use a current browser, and no mode that turns WebAssembly off';
  }
  if (device !== 'ort-webgpu') return undefined;
  const gpu = findGpu();
  if (gpu === undefined) {
    return 'there is no navigator.gpu here; use a browser that has WebGPU, and serve the page by HTTPS or from localhost';
  }
  const adapter = await gpu.requestAdapter();
  return adapter === null
    ? 'the browser has WebGPU but gives no adapter; look at its page about the GPU (chrome://gpu)'
    : undefined;
}

function findGpu(): Gpu | undefined {
  // Node 20 has no navigator; browsers have navigator.gpu on secure pages only.
  const gpu = typeof navigator !== 'undefined' && 'gpu' in navigator ? navigator.gpu : undefined;
  return isGpu(gpu) ? gpu : undefined;
}

function isGpu(value: unknown): value is Gpu {
  return typeof value === 'object' && value !== null && 'requestAdapter' in value;
}
