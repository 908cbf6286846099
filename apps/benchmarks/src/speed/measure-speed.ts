import { median } from '../common/median.js';
import type { ContestantName } from './contestant.js';
import type { Environment } from './environment.js';
import type { SpeedMeasurement } from './report/speed-report.js';

export interface MeasureOptions {
  readonly networks: readonly string[];
  readonly batches: readonly number[];
  readonly threads: readonly number[];
  readonly rounds: number;
  /** Says what is being measured. */
  note(text: string): void;
}

interface Match {
  readonly environment: Environment;
  readonly network: string;
  readonly batch: number;
  readonly threads: number;
  readonly opponent: ContestantName;
}

/** Pairs of processes for a figure on several threads: pools of two libraries in one process fight for the cores. */
const processPairs = 4;

/** Networks take images of this side; all of a ResNet's sizes are multiples of 32. */
export const imageSize = 224;

/** Measures automodel beside each library that runs in an environment. */
export async function measureSpeed(
  environments: readonly Environment[],
  { networks, batches, threads, rounds, note }: MeasureOptions,
): Promise<readonly SpeedMeasurement[]> {
  const measurements: SpeedMeasurement[] = [];
  for (const environment of environments) {
    for (const network of networks) {
      for (const batch of batches) {
        for (const count of threads) {
          for (const opponent of opponents(environment, batch, count)) {
            const match = { environment, network, batch, threads: count, opponent };
            const measurement = count === 1 ? await duel(match, rounds) : await processes(match, rounds);
            measurements.push(measurement);
            const { ours, theirs, ratio } = measurement;
            note(
              `${environment.name}, ${network}, batch ${batch}, ${count} threads: automodel ${ours.toFixed(1)} ms, ${opponent} ${theirs.toFixed(1)} ms, ratio ${ratio.toFixed(2)}`,
            );
          }
        }
      }
    }
  }
  return measurements;
}

/** All libraries at batch 1; larger batches only beside the official runtimes, which the rest is built on or slower than. */
function opponents({ kind }: Environment, batch: number, threads: number): readonly ContestantName[] {
  const runtimes: readonly ContestantName[] =
    kind === 'node' ? ['onnxruntime-web', 'onnxruntime-node'] : ['onnxruntime-web'];
  if (batch > 1) return runtimes;
  // tfjs-wasm's choice of threads has no effect on the number that work (PERFORMANCE.md: "stayed at 1").
  return [...runtimes, ...(threads === 1 ? (['tfjs-wasm'] as const) : []), 'transformers.js'];
}

async function duel(
  { environment, network, batch, threads, opponent }: Match,
  rounds: number,
): Promise<SpeedMeasurement> {
  const result = await environment.run({
    ...{ kind: 'duel', contestants: ['automodel', opponent], network, batch, threads, rounds, size: imageSize },
  });
  if (result.kind !== 'duel') throw new Error('A duel was asked for.');
  const [ours, theirs] = result.times;
  return {
    ...{ environment: environment.name, network, batch, threads, opponent, method: 'duel', runs: rounds },
    ours: median(ours),
    theirs: median(theirs),
    ratio: median(theirs.map((time, round) => time / (ours[round] ?? Number.NaN))),
    difference: result.difference,
  };
}

async function processes(
  { environment, network, batch, threads, opponent }: Match,
  rounds: number,
): Promise<SpeedMeasurement> {
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
  for (let pair = 0; pair < processPairs; pair++)
    pairs.push({ ours: await run('automodel'), theirs: await run(opponent) });
  return {
    ...{ environment: environment.name, network, batch, threads, opponent, method: 'processes' },
    runs: each * processPairs,
    ours: median(pairs.flatMap(({ ours }) => ours)),
    theirs: median(pairs.flatMap(({ theirs }) => theirs)),
    ratio: median(pairs.map(({ ours, theirs }) => median(theirs) / median(ours))),
    difference: undefined,
  };
}
