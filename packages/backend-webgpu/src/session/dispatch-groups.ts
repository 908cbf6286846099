import { bufferUsage } from '../devices/buffer-usage.js';
import type { OpenDevice } from '../devices/open-device.js';
import type { Dispatch } from '../kernels/dispatch.js';
import { uniformsLength, writeUniforms } from '../kernels/uniform-fields.js';
import type { SessionBuffers } from '../memory/session-buffers.js';

/** A dispatch as it is encoded. */
export interface EncodedDispatch {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly workgroups: readonly [x: number, y: number, z: number];
}

/** Dispatches with their pipelines and bind groups. */
export interface DispatchGroups {
  readonly dispatches: readonly EncodedDispatch[];
  /** Gives their uniforms back. */
  dispose(): void;
}

/**
 * Compiles the kernels of dispatches, in parallel, writes their uniforms into one buffer and binds their buffers, which must exist by now.
 * @param onCompiled is told how many of the pipelines are compiled.
 */
export async function createDispatchGroups(
  { device, pipelines }: OpenDevice,
  dispatches: readonly Dispatch[],
  buffers: SessionBuffers,
  onCompiled?: (done: number, total: number) => void,
): Promise<DispatchGroups> {
  const kernels = new Map(dispatches.map(({ kernel }) => [kernel.name, kernel]));
  let done = 0;
  const compiled = new Map(
    await Promise.all(
      Array.from(kernels.values(), async (kernel) => {
        const pipeline = await pipelines.compile(kernel);
        onCompiled?.(++done, kernels.size);
        return [kernel.name, pipeline] as const;
      }),
    ),
  );
  const alignment = device.limits.minUniformBufferOffsetAlignment;
  const offsets: number[] = [];
  let end = 0;
  for (const { kernel } of dispatches) {
    offsets.push(end);
    end += Math.ceil(uniformsLength(kernel.uniforms) / alignment) * alignment;
  }
  const values = new DataView(new ArrayBuffer(Math.max(end, 16)));
  for (const [index, { kernel, uniforms }] of dispatches.entries()) {
    writeUniforms(kernel.uniforms, uniforms, new DataView(values.buffer, offsets[index]));
  }
  const block = buffers.create('uniforms', values.byteLength, bufferUsage.uniform | bufferUsage.copyDestination);
  device.queue.writeBuffer(block, 0, values.buffer);
  const encoded = dispatches.flatMap(({ kernel, buffers: bound, workgroups }, index): EncodedDispatch[] => {
    const pipeline = compiled.get(kernel.name);
    if (pipeline === undefined) return [];
    const size = uniformsLength(kernel.uniforms);
    const offset = offsets[index] ?? 0;
    const entries = [
      ...(size === 0 ? [] : [{ binding: 0, resource: { buffer: block, offset, size } }]),
      ...kernel.bindings.flatMap(({ name }, binding) => {
        const slot = bound[name];
        return slot === undefined ? [] : [{ binding: binding + 1, resource: { buffer: slot.buffer } }];
      }),
    ];
    const group = device.createBindGroup({ label: kernel.name, layout: pipeline.layout, entries });
    return [{ pipeline: pipeline.pipeline, group, workgroups }];
  });
  return { dispatches: encoded, dispose: () => buffers.destroy(block) };
}
