import { bufferUsage } from '../devices/buffer-usage.js';
import type { ErrorWatch } from '../devices/error-watch.js';
import { internalError } from '../devices/internal-error.js';
import type { OpenDevice } from '../devices/open-device.js';
import type { CompiledKernel } from '../devices/pipeline-cache.js';
import type { Dispatch } from '../kernels/dispatch.js';
import { uniformsLength, writeUniforms } from '../kernels/uniform-fields.js';
import type { BufferSlot } from '../memory/buffer-slot.js';
import type { SessionBuffers } from '../memory/session-buffers.js';

/** A dispatch and the step that it belongs to. */
export interface StepDispatch {
  readonly step: string;
  readonly dispatch: Dispatch;
}

/** A dispatch as it is encoded. */
export interface EncodedDispatch {
  readonly step: string;
  readonly kernel: string;
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly workgroups: readonly [x: number, y: number, z: number];
}

/** What compiling the pipelines of a session has come to. */
export interface PipelineProgress {
  readonly compiled: number;
  readonly total: number;
}

/** Compiles the kernels of dispatches in parallel, those that the device does not have yet. */
export async function compileKernels(
  { pipelines }: OpenDevice,
  dispatches: readonly Dispatch[],
  onProgress?: (progress: PipelineProgress) => void,
): Promise<ReadonlyMap<string, CompiledKernel>> {
  const kernels = new Map(dispatches.map(({ kernel }) => [kernel.name, kernel]));
  let compiled = 0;
  return new Map(
    await Promise.all(
      Array.from(kernels.values(), async (kernel) => {
        const pipeline = await pipelines.compile(kernel);
        onProgress?.({ compiled: ++compiled, total: kernels.size });
        return [kernel.name, pipeline] as const;
      }),
    ),
  );
}

/** Dispatches with their pipelines and bind groups. */
export interface DispatchGroups {
  readonly dispatches: readonly EncodedDispatch[];
  /** One of them, by its number, with the buffers of some slots replaced. */
  bind(index: number, replaced: ReadonlyMap<BufferSlot, GPUBuffer>): EncodedDispatch;
  /** Gives their uniforms back. */
  dispose(): void;
}

/** Writes the uniforms of dispatches into one buffer and binds their buffers, which must exist by now. */
export function createDispatchGroups(
  { device }: OpenDevice,
  steps: readonly StepDispatch[],
  compiled: ReadonlyMap<string, CompiledKernel>,
  { buffers, watch }: { readonly buffers: SessionBuffers; readonly watch: ErrorWatch },
): DispatchGroups {
  const alignment = device.limits.minUniformBufferOffsetAlignment;
  const offsets: number[] = [];
  let end = 0;
  for (const { dispatch } of steps) {
    offsets.push(end);
    end += Math.ceil(uniformsLength(dispatch.kernel.uniforms) / alignment) * alignment;
  }
  const values = new ArrayBuffer(Math.max(end, 16));
  for (const [index, { dispatch }] of steps.entries()) {
    writeUniforms(dispatch.kernel.uniforms, dispatch.uniforms, new DataView(values, offsets[index]));
  }
  const block = watch.run('the uniforms', () =>
    buffers.create('uniforms', values.byteLength, bufferUsage.uniform | bufferUsage.copyDestination),
  );
  device.queue.writeBuffer(block, 0, values);
  const bind = (index: number, replaced: ReadonlyMap<BufferSlot, GPUBuffer>): EncodedDispatch => {
    const { step, dispatch } = steps[index] ?? failDispatch(`there is no dispatch ${index}.`);
    const { kernel, workgroups } = dispatch;
    const pipeline = compiled.get(kernel.name) ?? failDispatch(`the kernel ${kernel.name} was not compiled.`);
    const entries = [
      ...uniformEntry(block, offsets[index] ?? 0, uniformsLength(kernel.uniforms)),
      ...kernel.bindings.flatMap(({ name }, binding) => {
        const slot = dispatch.buffers[name];
        if (slot === undefined) return [];
        return [{ binding: binding + 1, resource: { buffer: replaced.get(slot) ?? slot.buffer } }];
      }),
    ];
    const group = device.createBindGroup({ label: step, layout: pipeline.layout, entries });
    return { step, kernel: kernel.name, pipeline: pipeline.pipeline, group, workgroups };
  };
  const none: ReadonlyMap<BufferSlot, GPUBuffer> = new Map();
  const dispatches = steps.map(({ step }, index) => watch.run(`the step "${step}"`, () => bind(index, none)));
  return { dispatches, bind, dispose: () => buffers.destroy(block) };
}

function failDispatch(reason: string): never {
  throw internalError('create a session', reason);
}

function uniformEntry(buffer: GPUBuffer, offset: number, size: number): readonly GPUBindGroupEntry[] {
  return size === 0 ? [] : [{ binding: 0, resource: { buffer, offset, size } }];
}
