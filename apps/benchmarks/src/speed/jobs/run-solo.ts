import type { LoadedNetwork } from '../contestant.js';
import type { SoloResult } from '../job-result.js';

/** Loads a network and runs it, in a process that has done nothing else. */
export async function runSolo(
  load: () => Promise<LoadedNetwork>,
  rounds: number,
  peakBytes: () => number | undefined,
): Promise<SoloResult> {
  const started = performance.now();
  const network = await load();
  const loaded = performance.now();
  await network.run();
  const first = performance.now() - loaded;
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await network.run();
    times.push(performance.now() - begun);
  }
  const peak = peakBytes();
  await network.dispose();
  return { kind: 'solo', load: loaded - started, first, times, peakBytes: peak };
}
