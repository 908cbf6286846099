import { MissingDependencyError } from '@automodel/contracts';
import type { GpuPlatform } from './gpu-platform.js';

// Kept for the life of the process: Dawn crashes when an entry object is collected while anything made from it lives.
const entries = new Map<string, Promise<GPU>>();

/** Node, by the package `webgpu` (Dawn, the WebGPU of Chromium), which is loaded only when it is asked for. */
export const gpuPlatform: GpuPlatform = {
  async load(flags) {
    const own = globalThis.navigator?.gpu;
    if (own !== undefined) return own;
    const key = flags.join(' ');
    const entry = entries.get(key) ?? createEntry(flags);
    entries.set(key, entry);
    // A failure is not remembered: the package may be installed before the next call.
    entry.catch(() => entries.delete(key));
    return entry;
  },
  missing: 'the package "webgpu" gave no WebGPU here',
};

async function createEntry(flags: readonly string[]): Promise<GPU> {
  try {
    const { create } = await import('webgpu');
    return create([...flags]);
  } catch (cause) {
    throw new MissingDependencyError({ packageName: 'webgpu', purpose: 'for WebGPU in Node', cause });
  }
}
