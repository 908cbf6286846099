import type { InstructionSet } from '../kernels/instruction-set.js';
import { type ProductTile, productTiles } from '../kernels/product-tile.js';
import { probeTile, type TileProbe } from './probe-tile.js';

/** Runs of a measurement: some 0.2 ms; 0.4 in pages that are not isolated, whose clocks tell 0.1 ms apart. */
const measuredRuns = globalThis.crossOriginIsolated === false ? 60 : 30;

/**
 * After so many runs V8 sets out to optimise a kernel, in another thread, which may take this one's processor: the shortest of some batches of 5 runs, or
 * 10 with such clocks, is undisturbed.
 */
const warmRuns = 20;
const warmBatches = 120 / measuredRuns;

/** Measurements are repeated so often at most, and no more once they came out alike, of optimised kernels, and speak for the first. */
const rounds = 6;
const likeness = 1.1;
/** An optimised kernel takes less than this part of its time before. */
const optimised = 0.6;

/** No machine is so slow that this is not enough, unless others are at work on it. */
const limitMilliseconds = 20;

/** Another tile than the first is taken if it is clearly faster; still more, and the first was not optimised yet. */
const margin = 1.1;
const plausible = 2.5;

/**
 * A kernel that optimising makes so many times as fast has its sums in registers: on x64 it is 4 times, and 2.5 where V8 11 spills them. Nothing
 * smaller is tried then.
 */
const wellOptimised = 3.3;

/** The tiles that may be the fastest of a runtime, the first wherever it makes no difference; the later ones are tried if the former do not convince. */
function candidatesFor(instructionSet: InstructionSet, hasWideVectors: boolean): readonly (readonly ProductTile[])[] {
  const { wide, relaxed, relaxedSmall, plain } = productTiles;
  if (instructionSet === 'simd') return [[plain]];
  return [hasWideVectors ? [relaxed, wide] : [relaxed], [relaxedSmall]];
}

/** A tile's kernel and the milliseconds that a run of it takes. */
interface Candidate extends TileProbe {
  /** Before the kernel is optimised. */
  readonly early: number;
  /** In the fastest measurement. */
  best: number;
}

/**
 * The fastest tile of this runtime whose kernels give the right results: the candidates compute a small known problem in turns, for less than 10 ms in
 * all.
 * @param hasWideVectors whether V8 was told to join neighbouring vectors.
 * @param probe compiles the kernel of a tile.
 * @returns undefined if not one of them computes rightly.
 */
export function chooseTile(
  instructionSet: InstructionSet,
  hasWideVectors: boolean,
  probe: (tile: ProductTile) => TileProbe = probeTile,
): ProductTile | undefined {
  const groups = candidatesFor(instructionSet, hasWideVectors);
  const isChoice = groups.length > 1;
  const candidates: Candidate[] = [];
  let chosen: Candidate | undefined;
  for (const tiles of groups) {
    for (const tile of tiles) candidates.push(prepare(probe(tile), isChoice ? warmBatches : 0));
    if (isChoice) measure(candidates);
    // Asked when they are optimised: it is the optimising compiler that joins and reorders.
    chosen = fastest(candidates.filter((candidate) => candidate.isRight()));
    if (chosen !== undefined && chosen.early > chosen.best * wellOptimised) break;
  }
  return chosen?.tile;
}

function prepare(probe: TileProbe, batches: number): Candidate {
  // The first run takes longer: engines compile then.
  probe.run(1);
  const early = Array.from({ length: batches }, () => timeOf(probe, warmRuns / batches));
  return { ...probe, early: Math.min(...early), best: Number.POSITIVE_INFINITY };
}

/** Milliseconds of each of so many runs. */
function timeOf(probe: TileProbe, runs: number): number {
  const begun = performance.now();
  probe.run(runs);
  return (performance.now() - begun) / runs;
}

/** The first, unless another one is clearly faster. */
function fastest(candidates: readonly Candidate[]): Candidate | undefined {
  const [first, ...others] = candidates;
  if (first === undefined) return undefined;
  const speed = ({ work, best }: Candidate): number => work / best;
  const usual = speed(first);
  const better = others.filter((other) => speed(other) > margin * usual && speed(other) < plausible * usual);
  return better.reduce((left, right) => (speed(right) > speed(left) ? right : left), first);
}

function measure(candidates: readonly Candidate[]): void {
  const started = performance.now();
  for (let round = 0; round < rounds && performance.now() - started < limitMilliseconds; round++) {
    let isSettled = true;
    for (const candidate of candidates) {
      const { early, best } = candidate;
      const time = timeOf(candidate, measuredRuns);
      candidate.best = Math.min(time, best);
      isSettled &&= time < early * optimised && Math.max(time, best) < candidate.best * likeness;
    }
    if (isSettled && fastest(candidates) === candidates[0]) break;
  }
}
