const bins = 2048;

/** How the range of a value is chosen. */
export type RangeMethod = 'entropy' | 'percentile';

/** The levels that int8 has on one side of zero. */
const levels = 127;

/** Counts the magnitudes of a value over all images of a calibration: bins from zero to a limit that doubles as it must. */
export class ActivationHistogram {
  readonly #counts = new Float64Array(bins);
  #limit = 0;

  add(values: Float32Array): void {
    let largest = 0;
    for (const value of values) largest = Math.max(largest, Math.abs(value));
    this.#reach(largest);
    if (this.#limit === 0) {
      this.#counts[0] = (this.#counts[0] ?? 0) + values.length;
      return;
    }
    const perUnit = bins / this.#limit;
    for (const value of values) {
      const bin = Math.min(bins - 1, Math.floor(Math.abs(value) * perUnit));
      this.#counts[bin] = (this.#counts[bin] ?? 0) + 1;
    }
  }

  /**
   * The step of int8 for the values: a 127th of their range. `percentile` leaves out the largest of so many in a hundred; `entropy` takes the
   * range whose rounded distribution tells least from the true one (Kullback-Leibler, as TensorRT does: https://arxiv.org/abs/2004.09602).
   */
  step(method: RangeMethod, percentile: number): number {
    if (this.#limit === 0) return 1 / levels;
    const end = method === 'percentile' ? this.#percentileBin(percentile) : this.#entropyBin();
    return ((end / bins) * this.#limit) / levels;
  }

  #reach(largest: number): void {
    if (largest <= this.#limit) return;
    if (this.#limit === 0) {
      // What was counted before were zeros, which stay in the first bin.
      this.#limit = largest;
      return;
    }
    while (this.#limit < largest) {
      for (let bin = 0; bin < bins; bin++) {
        const pair = bin * 2;
        this.#counts[bin] = pair < bins ? (this.#counts[pair] ?? 0) + (this.#counts[pair + 1] ?? 0) : 0;
      }
      this.#limit *= 2;
    }
  }

  #percentileBin(percentile: number): number {
    const total = this.#counts.reduce((sum, count) => sum + count, 0);
    let seen = 0;
    for (const [bin, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= (total * percentile) / 100) return bin + 1;
    }
    return bins;
  }

  #entropyBin(): number {
    // Zeros are exact whatever the range.
    const counts = this.#counts.slice();
    counts[0] = 0;
    let best = { bin: bins, divergence: Number.POSITIVE_INFINITY };
    for (let bin = levels + 1; bin <= bins; bin += 8) {
      const divergence = divergenceAt(counts, bin);
      if (divergence < best.divergence) best = { bin, divergence };
    }
    return best.bin;
  }
}

/** How much a distribution that is cut off at a bin and rounded to the levels tells from the one that is only cut off. */
function divergenceAt(counts: Float64Array, end: number): number {
  const clipped = counts.slice(0, end);
  for (const count of counts.subarray(end)) clipped[end - 1] = (clipped[end - 1] ?? 0) + count;
  const total = clipped.reduce((sum, count) => sum + count, 0);
  const rounded = new Float64Array(end);
  for (let level = 0; level < levels; level++) {
    const [from, to] = [level, level + 1].map((border) => Math.floor((border * end) / levels));
    const part = counts.subarray(from, to);
    const used = part.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
    const mean = used === 0 ? 0 : part.reduce((sum, count) => sum + count, 0) / used;
    for (const [index, count] of part.entries()) if (count > 0) rounded[(from ?? 0) + index] = mean;
  }
  const roundedTotal = rounded.reduce((sum, count) => sum + count, 0);
  let divergence = 0;
  for (const [bin, count] of clipped.entries()) {
    if (count === 0) continue;
    const share = count / total;
    const other = (rounded[bin] ?? 0) / roundedTotal;
    divergence += share * Math.log(share / Math.max(other, 1e-12));
  }
  return divergence;
}
