import type { ContestantName } from './contestant.js';

interface JobBase {
  /** The folder of all networks, as the process that runs the job sees it. */
  readonly folder: string;
  readonly network: string;
  readonly size: number;
  readonly batch: number;
  readonly threads: number;
  readonly rounds: number;
}

/** Two contestants in one process, in turns. */
export interface DuelJob extends JobBase {
  readonly kind: 'duel';
  readonly contestants: readonly [ContestantName, ContestantName];
  /** What the second runs, where it is another network. */
  readonly opponentNetwork?: string | undefined;
  /** How far outputs may differ, relative to the largest, before times count; any difference unless stated. */
  readonly tolerance?: number;
}

/** One contestant in a fresh process: loading from memory, the first run, then more. */
export interface SoloJob extends JobBase {
  readonly kind: 'solo';
  readonly contestant: ContestantName;
}

/** automodel loads weights that arrive at a given speed: how long after the last byte is the first result there? */
export interface StreamJob extends JobBase {
  readonly kind: 'stream';
  readonly bytesPerSecond: number;
}

/** What a process or page is asked to measure; plain data. */
export type Job = DuelJob | SoloJob | StreamJob;
