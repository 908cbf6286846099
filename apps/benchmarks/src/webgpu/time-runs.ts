import { median } from '../common/median.js';

/** Milliseconds of runs before those that count: a GPU that has rested takes seconds to raise its clock where runs leave it idle in between. */
const warmUp = 3000;

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
