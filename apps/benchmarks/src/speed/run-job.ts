import type { Contestant, ContestantName, LoadedNetwork } from './contestant.js';
import type { Job } from './job.js';
import type { JobResult } from './job-result.js';
import { runDuel } from './jobs/run-duel.js';
import { runSolo } from './jobs/run-solo.js';
import { runStream } from './jobs/run-stream.js';
import { makePixels } from './make-pixels.js';
import type { NetworkFiles, NetworkForm } from './network-files.js';

/** What differs between Node and a page. */
export interface JobPlatform {
  /** Each is imported only where it takes part: a process holds no more than what it measures. */
  readonly contestants: Readonly<Partial<Record<ContestantName, () => Promise<Contestant>>>>;
  readFiles(folder: string, network: string, form: NetworkForm): Promise<NetworkFiles>;
  peakBytes(): number | undefined;
}

/** Measures what a job asks for, in this process or page. */
export async function runJob(job: Job, platform: JobPlatform): Promise<JobResult> {
  const { batch, size, threads, folder, network } = job;
  const base = { pixels: makePixels(batch, size), batch, size, threads };
  const prepare = async (name: ContestantName, from = network): Promise<() => Promise<LoadedNetwork>> => {
    const contestant = await platform.contestants[name]?.();
    if (contestant === undefined) throw new Error(`${name} does not run here.`);
    const files = await platform.readFiles(folder, from, contestant.form);
    return () => contestant.load({ ...base, files });
  };
  switch (job.kind) {
    case 'duel': {
      const [left, right] = job.contestants;
      const ours = await (await prepare(left))();
      return runDuel(ours, await (await prepare(right, job.opponentNetwork))(), job.rounds, job.tolerance);
    }
    case 'solo':
      return runSolo(await prepare(job.contestant), job.rounds, platform.peakBytes);
    case 'stream': {
      const files = await platform.readFiles(folder, network, 'checkpoint');
      return runStream({ ...base, files }, job.bytesPerSecond);
    }
  }
}
