import type { Dispatch } from '../kernels/dispatch.js';
import { uniformsLength, writeUniforms } from '../kernels/uniform-fields.js';
import type { BufferSlot } from '../memory/buffer-slot.js';

const storage = 0x80 | 0x04 | 0x08;

/** Runs dispatches by themselves, with buffers for all their slots: those of `data` begin with these values, all others with NaN. Gives the bytes of `result`. */
export async function runDispatches(
  device: GPUDevice,
  dispatches: readonly Dispatch[],
  data: ReadonlyMap<BufferSlot, Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>,
  result: BufferSlot,
): Promise<ArrayBuffer> {
  const created: GPUBuffer[] = [];
  const create = (size: number, usage: number): GPUBuffer => {
    const buffer = device.createBuffer({ size: Math.ceil(size / 16) * 16, usage });
    created.push(buffer);
    return buffer;
  };
  const slots = new Set(dispatches.flatMap(({ buffers }) => Object.values(buffers)));
  const resultBuffer = create(result.byteLength, storage);
  for (const slot of slots) {
    const values = data.get(slot);
    if (values !== undefined) slot.require(values.byteLength);
    const buffer = slot === result ? resultBuffer : create(slot.byteLength, storage);
    device.queue.writeBuffer(buffer, 0, new Uint32Array(buffer.size / 4).fill(0x7fc07fc0));
    if (values !== undefined) device.queue.writeBuffer(buffer, 0, values.buffer, 0, values.byteLength & ~3);
    slot.fill(buffer);
  }
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  for (const { kernel, buffers, uniforms, workgroups } of dispatches) {
    const pipeline = await device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code: kernel.code }), entryPoint: 'main' },
    });
    const block = new DataView(new ArrayBuffer(uniformsLength(kernel.uniforms)));
    writeUniforms(kernel.uniforms, uniforms, block);
    const uniformBuffer = create(block.byteLength, 0x40 | 0x08);
    device.queue.writeBuffer(uniformBuffer, 0, block.buffer);
    const entries = kernel.bindings.map(({ name }, index) => {
      const slot = buffers[name];
      if (slot === undefined) throw new Error(`${kernel.name} has no buffer "${name}"`);
      return { binding: index + 1, resource: { buffer: slot.buffer } };
    });
    pass.setPipeline(pipeline);
    pass.setBindGroup(
      0,
      device.createBindGroup({
        layout: pipeline.getBindGroupLayout(0),
        entries: [{ binding: 0, resource: { buffer: uniformBuffer } }, ...entries],
      }),
    );
    pass.dispatchWorkgroups(...workgroups);
  }
  pass.end();
  const reading = create(resultBuffer.size, 0x01 | 0x08);
  encoder.copyBufferToBuffer(resultBuffer, 0, reading, 0, resultBuffer.size);
  device.queue.submit([encoder.finish()]);
  await reading.mapAsync(1);
  const bytes = reading.getMappedRange().slice(0);
  for (const buffer of created) buffer.destroy();
  return bytes;
}
