import type { InstructionSet } from '../kernels/instruction-set.js';
import { type ProductTile, productTiles } from '../kernels/product-tile.js';
import { probeTile, type TileProbe } from './probe-tile.js';

/** How long candidates run, in turns, before they are measured: V8 has then optimised them. */
const warmMilliseconds = 1.5;
const warmRuns = 4;

/** Runs of a measurement: some 0.5 ms, which clocks of 0.1 ms tell apart. */
const measuredRuns = 60;

/** Measurements are repeated so often at most, and no more once they came out alike and speak for the first. */
const rounds = 3;
const likeness = 1.1;

/** No machine is so slow that this is not enough, unless others are at work on it. */
const limitMilliseconds = 20;

/** Another tile than the first is taken if it is clearly faster; still more, and the first was not optimised yet. */
const margin = 1.1;
const plausible = 2.5;

/** The tiles that may be the fastest of a runtime; the first wherever it makes no difference. */
function candidatesFor(instructionSet: InstructionSet, hasWideVectors: boolean): readonly ProductTile[] {
  const { wide, relaxed, relaxedSmall, plain } = productTiles;
  if (instructionSet === 'simd') return [plain];
  return hasWideVectors ? [relaxed, wide, relaxedSmall] : [relaxed, relaxedSmall];
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
  const probes = candidatesFor(instructionSet, hasWideVectors).map(probe);
  const times = measure(probes);
  // Asked when they are optimised: it is the optimising compiler that joins and reorders.
  const right = probes.filter((candidate) => candidate.isRight());
  return fastest(right, times)?.tile;
}

/** The first, unless another one is clearly faster. */
function fastest(probes: readonly TileProbe[], times: ReadonlyMap<TileProbe, number>): TileProbe | undefined {
  const [first, ...others] = probes;
  if (first === undefined) return undefined;
  const gain = (other: TileProbe): number => (other.work / timeOf(times, other)) * (timeOf(times, first) / first.work);
  const better = others.filter((other) => gain(other) > margin && gain(other) < plausible);
  return better.reduce((left, right) => (gain(right) > gain(left) ? right : left), first);
}

function timeOf(times: ReadonlyMap<TileProbe, number>, probe: TileProbe): number {
  return times.get(probe) ?? Number.POSITIVE_INFINITY;
}

/** Milliseconds of each probe's fastest measurement. */
function measure(probes: readonly TileProbe[]): ReadonlyMap<TileProbe, number> {
  const times = new Map<TileProbe, number>();
  const started = performance.now();
  const elapsed = (): number => performance.now() - started;
  do for (const probe of probes) probe.run(warmRuns);
  while (probes.length > 1 && elapsed() < warmMilliseconds * probes.length);
  if (probes.length === 1) return times;
  for (let round = 0; round < rounds && elapsed() < limitMilliseconds; round++) {
    let isSettled = true;
    for (const probe of probes) {
      const begun = elapsed();
      probe.run(measuredRuns);
      const [time, best] = [elapsed() - begun, timeOf(times, probe)];
      isSettled &&= time < best * likeness && best < time * likeness;
      times.set(probe, Math.min(time, best));
    }
    if (isSettled && fastest(probes, times) === probes[0]) break;
  }
  return times;
}
