import type { Machine } from '../../common/describe-machine.js';
import type { ContestantName } from '../contestant.js';
import type { OurName } from '../match.js';

/** automodel and another library on one network: medians in milliseconds of a forward pass. */
export interface SpeedMeasurement {
  readonly environment: string;
  readonly network: string;
  readonly batch: number;
  readonly threads: number;
  /** Ours. */
  readonly library: OurName;
  readonly opponent: ContestantName;
  /** `duel`: in turns in one process; `processes`: alternating processes, each with one of the two. */
  readonly method: 'duel' | 'processes';
  readonly runs: number;
  readonly ours: number;
  readonly theirs: number;
  /** Theirs by ours: the median of the ratios of neighbouring runs or processes. */
  readonly ratio: number;
  /** Of the logits, relative to the largest; where both ran in one process. */
  readonly difference: number | undefined;
}

/** Loading with everything in memory, and the first run; medians of fresh processes. */
export interface StartMeasurement {
  readonly environment: string;
  readonly network: string;
  readonly contestant: ContestantName;
  readonly load: number;
  readonly first: number;
  /** Of both, process by process. */
  readonly sum: number;
  /** Of the process, with the network from disk; undefined in a page. */
  readonly peakMegabytes: number | undefined;
  /** automodel alone: from the last byte of weights that arrive from a network to the logits. */
  readonly afterLastByte: number | undefined;
}

/** A first visit: nothing cached, until the label is there. */
export interface ColdStartMeasurement {
  readonly library: string;
  readonly connection: string;
  readonly codeBytes: number;
  readonly modelBytes: number;
  readonly seconds: number;
}

/** Everything that `pnpm bench` measures. */
export interface SpeedReport {
  readonly date: string;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly environments: readonly { readonly name: string; readonly description: string }[];
  readonly speeds: readonly SpeedMeasurement[];
  readonly starts: readonly StartMeasurement[];
  readonly coldStarts: readonly ColdStartMeasurement[];
  /** What could not be measured, with the reason. */
  readonly failures: readonly string[];
}
