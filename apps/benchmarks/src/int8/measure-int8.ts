import { median } from '../common/median.js';
import type { ContestantName } from '../speed/contestant.js';
import type { Environment } from '../speed/environment.js';
import { imageSize } from '../speed/measure-speed.js';

/** Times of quantized automodel beside another, in milliseconds. */
export interface Int8Measurement {
  readonly environment: string;
  readonly network: string;
  readonly threads: number;
  readonly opponent: ContestantName;
  /** What the other computes with. */
  readonly arithmetic: 'float32' | 'int8';
  readonly ours: number;
  readonly theirs: number;
  /** Their time by ours: the median of rounds. */
  readonly ratio: number;
  readonly runs: number;
}

const opponents: readonly (readonly [ContestantName, Int8Measurement['arithmetic']])[] = [
  ['onnxruntime-web', 'int8'],
  ['onnxruntime-web', 'float32'],
  ['onnxruntime-node', 'float32'],
  ['onnxruntime-node', 'int8'],
  ['automodel', 'float32'],
];

/** Pairs of processes for a figure on several threads: pools of two libraries in one process fight for the cores. */
const processPairs = 4;

export interface MeasureInt8Options {
  readonly network: string;
  readonly threads: readonly number[];
  readonly rounds: number;
  note(text: string): void;
}

/** Duels of a quantized network with others, and with itself in floats. */
export async function measureInt8(
  environment: Environment,
  { network, threads, rounds, note }: MeasureInt8Options,
): Promise<readonly Int8Measurement[]> {
  const quantized = `${network}-int8`;
  const rows: Int8Measurement[] = [];
  for (const count of threads) {
    for (const [opponent, arithmetic] of opponents) {
      const theirNetwork = arithmetic === 'int8' ? quantized : network;
      const pairs =
        count === 1
          ? await duel(environment, { ours: quantized, theirs: theirNetwork, opponent, rounds })
          : await processes(environment, { ours: quantized, theirs: theirNetwork, opponent, rounds, threads: count });
      const row = {
        ...{ environment: environment.name, network, threads: count, opponent, arithmetic, runs: rounds },
        ours: median(pairs.map(([ours]) => ours)),
        theirs: median(pairs.map(([, theirs]) => theirs)),
        ratio: median(pairs.map(([ours, theirs]) => theirs / ours)),
      };
      rows.push(row);
      note(
        `${row.environment}, ${network}, ${count} threads: int8 ${row.ours.toFixed(1)} ms, ${opponent} ${arithmetic} ${row.theirs.toFixed(1)} ms, ratio ${row.ratio.toFixed(2)}`,
      );
    }
  }
  return rows;
}

interface Match {
  readonly ours: string;
  readonly theirs: string;
  readonly opponent: ContestantName;
  readonly rounds: number;
}

async function duel(
  environment: Environment,
  { ours, theirs, opponent, rounds }: Match,
): Promise<readonly (readonly [number, number])[]> {
  const contestants = ['automodel', opponent] as const;
  const result = await environment.run({
    ...{
      kind: 'duel',
      contestants,
      network: ours,
      opponentNetwork: theirs,
      batch: 1,
      threads: 1,
      rounds,
      size: imageSize,
    },
  });
  if (result.kind !== 'duel') throw new Error('A duel was asked for.');
  return result.times[0].map((time, round) => [time, result.times[1][round] ?? Number.NaN]);
}

async function processes(
  environment: Environment,
  { ours, theirs, opponent, rounds, threads }: Match & { readonly threads: number },
): Promise<readonly (readonly [number, number])[]> {
  const run = async (contestant: ContestantName, network: string): Promise<number> => {
    const result = await environment.run({
      ...{
        kind: 'solo',
        contestant,
        network,
        batch: 1,
        threads,
        rounds: Math.ceil(rounds / processPairs) + 2,
        size: imageSize,
      },
    });
    if (result.kind !== 'solo') throw new Error('A solo was asked for.');
    // The first runs of a process warm up.
    return median(result.times.slice(2));
  };
  const pairs: (readonly [number, number])[] = [];
  for (let pair = 0; pair < processPairs; pair++)
    pairs.push([await run('automodel', ours), await run(opponent, theirs)]);
  return pairs;
}
