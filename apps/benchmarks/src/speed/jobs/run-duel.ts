import type { LoadedNetwork } from '../contestant.js';
import type { DuelResult } from '../job-result.js';

/** Rounds before those that count: compilers have caught up, clocks are up. */
const warmUps = 3;

/**
 * Runs two networks in turns, so that a machine's drift meets both alike.
 *
 * @param tolerance how far their outputs may differ, relative to the largest.
 * @throws {Error} before any round that counts if they differ by more.
 */
export async function runDuel(
  left: LoadedNetwork,
  right: LoadedNetwork,
  rounds: number,
  tolerance: number = Number.POSITIVE_INFINITY,
): Promise<DuelResult> {
  const times: [number[], number[]] = [[], []];
  let difference = 0;
  for (let round = -warmUps; round < rounds; round++) {
    const started = performance.now();
    const ours = await left.run();
    const between = performance.now();
    const theirs = await right.run();
    const ended = performance.now();
    difference = Math.max(difference, largestDifference(ours, theirs));
    if (!(difference <= tolerance))
      throw new Error(`The outputs differ by ${difference} of the largest; ${tolerance} is allowed.`);
    if (round < 0) continue;
    times[0].push(between - started);
    times[1].push(ended - between);
  }
  await left.dispose();
  await right.dispose();
  return { kind: 'duel', times, difference };
}

function largestDifference(ours: Float32Array, theirs: Float32Array): number {
  if (ours.length !== theirs.length) throw new Error(`Outputs of ${ours.length} and ${theirs.length} numbers.`);
  let difference = 0;
  let largest = 0;
  for (const [index, value] of theirs.entries()) {
    difference = Math.max(difference, Math.abs(value - (ours[index] ?? Number.NaN)));
    largest = Math.max(largest, Math.abs(value));
  }
  return difference / largest;
}
