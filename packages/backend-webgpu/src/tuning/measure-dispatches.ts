import { bufferUsage } from '../devices/buffer-usage.js';
import type { SessionBuffers } from '../memory/session-buffers.js';
import type { EncodedDispatch } from '../session/dispatch-groups.js';
import { encodeDispatches } from '../session/encode-dispatches.js';

/** Pairs of timestamps that one submission takes: a query set holds 4,096. */
const pairsAtOnce = 64;

/** Times sequences of dispatches on the GPU: microseconds of each, the mean of `repeats` in a row. Needs the feature `timestamp-query`. */
export async function measureDispatches(
  device: GPUDevice,
  buffers: SessionBuffers,
  sequences: readonly (readonly EncodedDispatch[])[],
  repeats: number,
): Promise<readonly number[]> {
  const querySet = device.createQuerySet({ type: 'timestamp', count: pairsAtOnce * 2 });
  const bytes = pairsAtOnce * 16;
  const resolved = buffers.create('timestamps', bytes, bufferUsage.queryResolve | bufferUsage.copySource);
  const reading = buffers.create('timestamps', bytes, bufferUsage.mapRead | bufferUsage.copyDestination);
  const times: number[] = [];
  try {
    for (let first = 0; first < sequences.length; first += pairsAtOnce) {
      const part = sequences.slice(first, first + pairsAtOnce);
      const encoder = device.createCommandEncoder({ label: 'tuning' });
      for (const [index, sequence] of part.entries()) {
        const pass = encoder.beginComputePass({
          timestampWrites: { querySet, beginningOfPassWriteIndex: index * 2, endOfPassWriteIndex: index * 2 + 1 },
        });
        for (let repeat = 0; repeat < repeats; repeat++) encodeDispatches(pass, sequence);
        pass.end();
      }
      encoder.resolveQuerySet(querySet, 0, part.length * 2, resolved, 0);
      encoder.copyBufferToBuffer(resolved, 0, reading, 0, bytes);
      device.queue.submit([encoder.finish()]);
      await reading.mapAsync(1);
      const stamps = new BigUint64Array(reading.getMappedRange().slice(0));
      reading.unmap();
      for (const index of part.keys()) {
        const [begin = 0n, end = 0n] = stamps.subarray(index * 2, index * 2 + 2);
        times.push(Number(end - begin) / 1000 / repeats);
      }
    }
    return times;
  } finally {
    querySet.destroy();
    buffers.destroy(resolved);
    buffers.destroy(reading);
  }
}
