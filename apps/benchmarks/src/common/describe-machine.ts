import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { toTenths } from './to-tenths.js';

/** What a measurement ran on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly platform: string;
  readonly node: string;
  /** The load average of the last minute, before the measurement; far above 0 means that others were at work. */
  readonly load: number;
}

export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    load: toTenths(loadavg()[0] ?? 0),
  };
}
