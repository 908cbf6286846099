import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from '../common/median.js';
import { toTenths } from '../common/to-tenths.js';

const run = promisify(execFile);
const processes = 40;

/** What the choice of kernels takes, in milliseconds, as the first work of fresh processes. */
export interface ProbeReport {
  readonly node: string;
  readonly processes: number;
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
}

/** @param nodes the programs by their names. */
export async function measureProbe(nodes: Readonly<Record<string, string>>): Promise<readonly ProbeReport[]> {
  const script = fileURLToPath(new URL('./probe-process.js', import.meta.url));
  const reports: ProbeReport[] = [];
  for (const [node, program] of Object.entries(nodes)) {
    const times: number[] = [];
    for (let index = 0; index < processes; index++) times.push(Number((await run(program, [script])).stdout));
    reports.push({
      node,
      processes,
      median: toTenths(median(times)),
      fastest: toTenths(Math.min(...times)),
      slowest: toTenths(Math.max(...times)),
    });
  }
  return reports;
}
