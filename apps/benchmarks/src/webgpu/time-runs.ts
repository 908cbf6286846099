import { median } from '../common/median.js';

/** Milliseconds of runs before those that count: a GPU that has rested takes about a second to raise its clock. */
const warmUp = 1500;

/** Milliseconds of runs one after another. */
export async function timeRuns(
  runs: number,
  run: () => Promise<unknown>,
): Promise<{ readonly runs: number; readonly median: number; readonly minimum: number }> {
  for (const end = performance.now() + warmUp; performance.now() < end; ) await run();
  const times: number[] = [];
  for (let index = 0; index < runs; index++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return { runs, median: median(times), minimum: Math.min(...times) };
}
