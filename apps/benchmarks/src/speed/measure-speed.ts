import { median } from '../common/median.js';
import type { Attempts } from './attempts.js';
import type { ContestantName } from './contestant.js';
import type { Environment } from './environment.js';
import { type Match, type MatchOptions, plannedMatches } from './match.js';
import type { SpeedMeasurement } from './report/speed-report.js';

export interface MeasureOptions extends MatchOptions {
  readonly rounds: number;
  readonly attempts: Attempts;
  /** Says what is being measured. */
  note(text: string): void;
}

/** Pairs of processes for a figure on several threads: pools of two libraries in one process fight for the cores. */
const processPairs = 4;

/** Two libraries that run one network in float32 differ by much less, relative to the largest logit; others do not run the same. */
const tolerance = 1e-3;

/** Networks take images of this side; all of a ResNet's sizes are multiples of 32. */
export const imageSize = 224;

/** Measures automodel beside each library that runs in an environment. */
export async function measureSpeed(
  environments: readonly Environment[],
  options: MeasureOptions,
): Promise<readonly SpeedMeasurement[]> {
  const measurements: SpeedMeasurement[] = [];
  for (const match of plannedMatches(environments, options)) {
    const { environment, network, batch, threads, ours, opponent } = match;
    const title = `${environment.name}, ${network}, batch ${batch}, ${threads} threads: ${ours} beside ${opponent}`;
    // V8's flags are the process's, so that the other library must not be in it.
    const method = threads === 1 && ours === 'automodel' ? duel : processes;
    const measurement = await options.attempts.attempt(title, () => method(match, options.rounds));
    if (measurement === undefined) continue;
    measurements.push(measurement);
    const { ours: mine, theirs, ratio } = measurement;
    options.note(`${title}: ${mine.toFixed(1)} ms, ${theirs.toFixed(1)} ms, ratio ${ratio.toFixed(2)}`);
  }
  return measurements;
}

async function duel(
  { environment, network, batch, threads, ours: library, opponent }: Match,
  rounds: number,
): Promise<SpeedMeasurement> {
  const result = await environment.run({
    ...{ kind: 'duel', contestants: [library, opponent], network, batch, threads, rounds, size: imageSize, tolerance },
  });
  if (result.kind !== 'duel') throw new Error('A duel was asked for.');
  const [ours, theirs] = result.times;
  return {
    ...{ environment: environment.name, network, batch, threads, library, opponent, method: 'duel', runs: rounds },
    ours: median(ours),
    theirs: median(theirs),
    ratio: median(theirs.map((time, round) => time / (ours[round] ?? Number.NaN))),
    difference: result.difference,
  };
}

/** How far the outputs of both differ; their pools of threads share a process for it, so that times would say nothing. */
async function compare({ environment, network, batch, threads, ours, opponent }: Match): Promise<number> {
  const result = await environment.run({
    ...{ kind: 'duel', contestants: [ours, opponent], network, batch, threads, rounds: 0, size: imageSize, tolerance },
  });
  if (result.kind !== 'duel') throw new Error('A duel was asked for.');
  return result.difference;
}

async function processes(match: Match, rounds: number): Promise<SpeedMeasurement> {
  const { environment, network, batch, threads, ours: library, opponent } = match;
  // V8's flags are the process's, so that the other library must not be in it.
  const difference = library === 'automodel' ? await compare(match) : undefined;
  const each = Math.ceil(rounds / processPairs);
  const run = async (contestant: ContestantName): Promise<readonly number[]> => {
    const result = await environment.run({
      ...{ kind: 'solo', contestant, network, batch, threads, rounds: each + 2, size: imageSize },
    });
    if (result.kind !== 'solo') throw new Error('A solo was asked for.');
    // The first runs of a process warm up.
    return result.times.slice(2);
  };
  const pairs: { readonly ours: readonly number[]; readonly theirs: readonly number[] }[] = [];
  for (let pair = 0; pair < processPairs; pair++) pairs.push({ ours: await run(library), theirs: await run(opponent) });
  return {
    ...{ environment: environment.name, network, batch, threads, library, opponent, method: 'processes' },
    runs: each * processPairs,
    ours: median(pairs.flatMap(({ ours }) => ours)),
    theirs: median(pairs.flatMap(({ theirs }) => theirs)),
    ratio: median(pairs.map(({ ours, theirs }) => median(theirs) / median(ours))),
    difference,
  };
}
