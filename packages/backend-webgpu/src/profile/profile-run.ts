import { type Plan, stepWork } from '@automodel/compiler';
import type { RunProfile } from '@automodel/contracts';
import { bufferUsage } from '../devices/buffer-usage.js';
import type { OpenDevice } from '../devices/open-device.js';
import type { EncodedDispatch } from '../session/dispatch-groups.js';
import { encodeDispatches } from '../session/encode-dispatches.js';

/** Dispatches of one step, one after another. */
interface StepRun {
  readonly step: string;
  readonly dispatches: EncodedDispatch[];
}

/** No query set may be larger (https://www.w3.org/TR/webgpu/#dom-gpudevice-createqueryset). */
const maximumQueries = 4096;

/** Runs dispatches once more, each step in a pass of its own that the GPU's clock times; undefined where the device has no such clock. */
export async function profileRun(
  { device }: OpenDevice,
  dispatches: readonly EncodedDispatch[],
  plan: Plan,
): Promise<RunProfile | undefined> {
  if (!device.features.has('timestamp-query')) return undefined;
  const runs = stepRuns(dispatches);
  if (runs.length * 2 > maximumQueries || runs.length === 0) return undefined;
  const times = await timeRuns(device, runs);
  const total = runs.reduce((sum, _, index) => sum + elapsed(times, index), 0);
  const steps = runs.map(({ step, dispatches: parts }, index) => {
    const planned = plan.steps.find(({ name }) => name === step);
    const work = planned === undefined ? 0 : stepWork(planned, plan);
    const milliseconds = elapsed(times, index);
    return {
      name: step,
      kind: planned?.kind ?? 'copy',
      kernel: [...new Set(parts.map(({ kernel }) => kernel))].join(' + '),
      milliseconds,
      gigaflop: work / 1e9,
      gigaflopPerSecond: milliseconds > 0 ? work / milliseconds / 1e6 : 0,
      share: total > 0 ? milliseconds / total : 0,
    };
  });
  return { backend: 'webgpu', device: 'webgpu', threads: 1, milliseconds: total, steps };
}

/** Nanoseconds at the begin and the end of each run. */
async function timeRuns(device: GPUDevice, runs: readonly StepRun[]): Promise<BigUint64Array> {
  const count = runs.length * 2;
  const querySet = device.createQuerySet({ type: 'timestamp', count });
  const resolved = device.createBuffer({ size: count * 8, usage: bufferUsage.queryResolve | bufferUsage.copySource });
  const readback = device.createBuffer({ size: count * 8, usage: bufferUsage.mapRead | bufferUsage.copyDestination });
  try {
    const encoder = device.createCommandEncoder({ label: 'profile' });
    for (const [index, { step, dispatches }] of runs.entries()) {
      const timestampWrites = {
        querySet,
        beginningOfPassWriteIndex: index * 2,
        endOfPassWriteIndex: index * 2 + 1,
      };
      const pass = encoder.beginComputePass({ label: step, timestampWrites });
      encodeDispatches(pass, dispatches);
      pass.end();
    }
    encoder.resolveQuerySet(querySet, 0, count, resolved, 0);
    encoder.copyBufferToBuffer(resolved, 0, readback, 0, count * 8);
    device.queue.submit([encoder.finish()]);
    await readback.mapAsync(1);
    return new BigUint64Array(readback.getMappedRange().slice(0));
  } finally {
    querySet.destroy();
    resolved.destroy();
    readback.destroy();
  }
}

function stepRuns(dispatches: readonly EncodedDispatch[]): readonly StepRun[] {
  const runs: StepRun[] = [];
  for (const dispatch of dispatches) {
    const last = runs.at(-1);
    if (last?.step === dispatch.step) last.dispatches.push(dispatch);
    else runs.push({ step: dispatch.step, dispatches: [dispatch] });
  }
  return runs;
}

/** Milliseconds of one run; clocks of GPUs may step back. */
function elapsed(times: BigUint64Array, index: number): number {
  const [begin = 0n, end = 0n] = times.subarray(index * 2, index * 2 + 2);
  return end > begin ? Number(end - begin) / 1e6 : 0;
}
