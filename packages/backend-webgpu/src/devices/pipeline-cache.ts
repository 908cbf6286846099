import { BackendError } from '@automodel/contracts';
import type { Kernel } from '../kernels/kernel.js';
import { errorText } from './error-text.js';

/** GPUShaderStage.COMPUTE, which Node does not have as a global. */
const computeStage = 4;

/** A compiled kernel. */
export interface CompiledKernel {
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** The pipelines of one device by the names of their kernels, compiled in parallel and kept. */
export class PipelineCache {
  readonly #device: GPUDevice;
  readonly #compiled = new Map<string, Promise<CompiledKernel>>();

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** The pipeline of a kernel, which is compiled if no session has used it yet. */
  compile(kernel: Kernel): Promise<CompiledKernel> {
    const known = this.#compiled.get(kernel.name);
    if (known !== undefined) return known;
    const compiled = this.#compile(kernel);
    this.#compiled.set(kernel.name, compiled);
    // A failure is not remembered.
    compiled.catch(() => this.#compiled.delete(kernel.name));
    return compiled;
  }

  async #compile(kernel: Kernel): Promise<CompiledKernel> {
    const device = this.#device;
    const { name: label, code } = kernel;
    const layout = device.createBindGroupLayout({ label, entries: layoutEntries(kernel) });
    const module = device.createShaderModule({ label, code });
    try {
      const pipeline = await device.createComputePipelineAsync({
        label,
        layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
        compute: { module, entryPoint: 'main' },
      });
      return { pipeline, layout };
    } catch (cause) {
      throw new BackendError({
        backend: 'webgpu',
        operation: 'create a session',
        reason: `the kernel "${label}" was not compiled: ${errorText(cause)}`,
        remedy: 'Use another device, and report it as a bug of @automodel/backend-webgpu with the name of the adapter.',
        cause,
      });
    }
  }
}

function layoutEntries({ uniforms, bindings }: Kernel): GPUBindGroupLayoutEntry[] {
  const storage = bindings.map(
    ({ access }, index): GPUBindGroupLayoutEntry => ({
      binding: index + 1,
      visibility: computeStage,
      ...(access === 'external'
        ? { externalTexture: {} }
        : { buffer: { type: access === 'read' ? 'read-only-storage' : 'storage' } }),
    }),
  );
  if (Object.keys(uniforms).length === 0) return storage;
  return [{ binding: 0, visibility: computeStage, buffer: { type: 'uniform' } }, ...storage];
}
