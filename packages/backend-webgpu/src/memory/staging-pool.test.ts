import { expect, it } from 'vitest';
import { countingDevice } from '../test-support/counting-device.js';
import { describeOnGpu } from '../test-support/describe-on-gpu.js';
import { SessionBuffers } from './session-buffers.js';
import { StagingPool } from './staging-pool.js';

const size = 3 * 2 ** 20;

function someBytes(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7 + seed * 13 + (index >> 9)) % 256);
}

describeOnGpu('bytes on their way to the GPU', () => {
  it.each([
    ['few', 1000, 502],
    ['many', 2 ** 20, 2 ** 20 + 6],
  ])('%s arrive where they belong, each time, in few buffers', async (_, first, second) => {
    const { device, live } = await countingDevice();
    const buffers = new SessionBuffers(device);
    const pool = new StagingPool(device, buffers);
    const target = buffers.create('target', size, 0x0c);
    const copies: { readonly bytes: readonly Uint8Array[]; readonly read: GPUBuffer }[] = [];
    // More at a time than there are staging buffers, then one after another.
    for (let round = 0; round < 8; round++) {
      const bytes = [someBytes(first, round), someBytes(second, round + 100)];
      const read = buffers.create('read', size, 0x09);
      const encoder = device.createCommandEncoder();
      pool.upload(
        encoder,
        target,
        bytes.map((part, index) => ({ bytes: part, offset: index * (first + 16) })),
      );
      encoder.copyBufferToBuffer(target, 0, read, 0, size);
      device.queue.submit([encoder.finish()]);
      pool.recycle();
      copies.push({ bytes, read });
      if (round > 4) await device.queue.onSubmittedWorkDone();
    }
    for (const { bytes, read } of copies) {
      await read.mapAsync(1);
      const found = Buffer.from(read.getMappedRange());
      for (const [index, part] of bytes.entries()) {
        const offset = index * (first + 16);
        expect(found.subarray(offset, offset + part.length).equals(part)).toBe(true);
      }
    }
    expect([...live].filter(({ label }) => label === 'staging').length).toBe(first > 1000 ? 3 : 0);
    buffers.dispose();
    expect(live.size).toBe(0);
    device.destroy();
  });

  it.each([40, 900])('%i rows are taken out of longer ones', async (count) => {
    const { device } = await countingDevice();
    const buffers = new SessionBuffers(device);
    const target = buffers.create('target', size, 0x0c);
    const read = buffers.create('read', size, 0x09);
    const rows = { count, length: 2002, source: 3001, target: 2004 };
    const bytes = someBytes(count * rows.source, 3);
    const encoder = device.createCommandEncoder();
    new StagingPool(device, buffers).upload(encoder, target, [{ bytes, offset: 8, rows }]);
    encoder.copyBufferToBuffer(target, 0, read, 0, size);
    device.queue.submit([encoder.finish()]);
    await read.mapAsync(1);
    const found = Buffer.from(read.getMappedRange());
    for (let row = 0; row < count; row++) {
      const part = bytes.subarray(row * rows.source, row * rows.source + rows.length);
      const at = 8 + row * rows.target;
      expect(found.subarray(at, at + rows.length).equals(part)).toBe(true);
    }
    buffers.dispose();
    device.destroy();
  });
});
