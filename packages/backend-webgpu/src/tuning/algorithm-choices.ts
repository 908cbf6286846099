import { type Algorithm, algorithmOf } from './algorithm.js';
import { candidateAlgorithms } from './candidate-algorithms.js';
import type { DeviceProfile } from './device-profile.js';
import { estimateCost } from './estimate-cost.js';
import type { ProductWork } from './product-work.js';
import { tileFits } from './tile-fits.js';
import { workKey } from './work-key.js';

/**
 * Which algorithm computes a product, by `workKey`; `*` stands for all products that have no line of their own. Of several algorithms,
 * separated by commas, the first one counts that fits the product and the device.
 */
export type ChoiceTable = Readonly<Record<string, string>>;

/** The line for all other products. */
const others = '*';

/** Chooses algorithms on one device: what was measured there first, then what is known of such devices, then by estimate. */
export class AlgorithmChoices {
  readonly profile: DeviceProfile;
  readonly #known: ChoiceTable;
  readonly #measured = new Map<string, string>();

  constructor(profile: DeviceProfile, known: ChoiceTable) {
    this.profile = profile;
    this.#known = known;
  }

  choose(work: ProductWork): Algorithm {
    const key = workKey(work);
    const given = this.#measured.get(key) ?? this.#measured.get(others);
    return this.#named(given, work) ?? this.#named(this.#known[key], work) ?? this.#estimate(work);
  }

  /** Whether a product's algorithm was measured on this device. */
  isMeasured(work: ProductWork): boolean {
    return this.#measured.has(workKey(work)) || this.#measured.has(others);
  }

  /** Takes choices that were measured on this device, now or in an earlier session. */
  remember(table: ChoiceTable): void {
    for (const [key, name] of Object.entries(table)) this.#measured.set(key, name);
  }

  /** What was measured, to be kept and remembered later. */
  get measured(): ChoiceTable {
    return Object.fromEntries(this.#measured);
  }

  /** A table may be of another device or another version: what does not fit is left aside. */
  #named(names: string | undefined, work: ProductWork): Algorithm | undefined {
    return names
      ?.split(',')
      .map((name) => algorithmOf(name.trim()))
      .find((algorithm) => algorithm !== undefined && this.#fits(algorithm, work));
  }

  #fits({ tile, winograd, splits }: Algorithm, work: ProductWork): boolean {
    if (!tileFits(tile, this.profile)) return false;
    if (winograd && work.winogradTiles === undefined) return false;
    if (tile.kind === 'matrices' && work.storage !== 'f16') return false;
    return splits === 1 || work.result !== 'scalars';
  }

  #estimate(work: ProductWork): Algorithm {
    let best: Algorithm | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const algorithm of candidateAlgorithms(work, this.profile)) {
      const cost = estimateCost(work, algorithm, this.profile);
      if (cost < least) [best, least] = [algorithm, cost];
    }
    if (best === undefined) throw new RangeError(`no tile fits this device for ${workKey(work)}`);
    return best;
  }
}
