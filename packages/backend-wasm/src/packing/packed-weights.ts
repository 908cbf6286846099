import {
  type PlannedRead,
  planReads,
  quantizationSources,
  type WeightSource,
  weightByteLength,
  weightKey,
} from '@automodel/compiler';
import type { ByteSource } from '@automodel/contracts';
import type { SessionMemory } from '../memory/session-memory.js';
import { compileKernels } from '../modules/compile-kernels.js';
import type { KernelLoader } from '../modules/kernel-loader.js';
import { loadRare } from '../rare/load-rare.js';
import { maximumRead } from './maximum-read.js';
import type { Packing } from './packing.js';
import { PackingKernels } from './packing-kernels.js';
import { ReadAhead } from './read-ahead.js';
import type { Widening } from './widening.js';

/** Weights up to this size, biases and statistics, are kept until all that is made of them is packed. */
const keptBytes = 64 * 1024;

/** Kernels read and write up to this many bytes behind a weight. */
const slack = 64;

interface Entry {
  readonly packing: Packing;
  readonly address: number;
}

/** Where the weights of a read lie while they are packed. */
interface Staging {
  readonly read: PlannedRead;
  readonly address: number;
  /** Room for the largest weight of a read as float32, if any is of another type. */
  readonly widened: number;
}

/**
 * Weights in the forms that kernels read. A plan takes the addresses of its packings first; `load` then reads their weights in the order of the
 * files, ahead of what is being packed, straight into the memory of the session.
 */
export class PackedWeights {
  readonly #memory: SessionMemory;
  readonly #loader: KernelLoader;
  readonly #files: ReadonlyMap<string, ByteSource>;
  readonly #addresses = new Map<string, number>();
  #pending: Entry[] = [];
  #kernels: Promise<PackingKernels> | undefined;
  #widening: Widening | undefined;

  constructor(memory: SessionMemory, files: ReadonlyMap<string, ByteSource>, loader: KernelLoader = compileKernels) {
    this.#loader = loader;
    this.#memory = memory;
    this.#files = files;
  }

  /** The address of a packing, which `load` fills if it is new. */
  pack(packing: Packing): number {
    const known = this.#addresses.get(packing.key);
    if (known !== undefined) return known;
    const address = this.#memory.allocate(packing.floats * 4);
    this.#addresses.set(packing.key, address);
    const sources = packing.sources.flatMap((source) => [source, ...quantizationSources(source)]);
    this.#pending.push({ packing: { ...packing, sources }, address });
    return address;
  }

  /** Bytes of packings that `load` will fill. */
  get pendingBytes(): number {
    return this.#pending.reduce((sum, { packing }) => sum + packing.floats * 4, 0);
  }

  /**
   * Reads and packs what is new. After a failure the next call goes on with what is left. Nothing else may allocate meanwhile; of float32 weights all
   * memory is taken before it returns.
   */
  async load(signal?: AbortSignal): Promise<void> {
    if (this.#pending.length > 0) await this.#loadPending(keptBytes, signal);
    // What one packing needs lies so far apart in the file that it was not there at one time: read it again, and keep it all.
    if (this.#pending.length > 0) await this.#loadPending(Number.POSITIVE_INFINITY, signal);
  }

  async #loadPending(kept: number, signal: AbortSignal | undefined): Promise<void> {
    const groups = this.#pending.map(({ packing }) => packing.sources);
    const planned = readSmallFirst(planReads(groups, maximumRead), groups);
    // What is made of no weights waits for a read of nothing.
    const reads = planned.length > 0 ? planned : [{ location: undefined, offset: 0, length: 0, sources: [] }];
    this.#kernels ??= PackingKernels.create(this.#memory, this.#loader);
    // Whoever awaits it below hears of a failure.
    this.#kernels.catch(() => undefined);
    const weights = reads.flatMap(({ sources }) => sources);
    const others = weights.filter(({ dataType }) => dataType !== 'float32');
    if (others.length > 0) this.#widening ??= await createWidening(this.#memory, this.#loader);
    const longest = Math.max(...reads.map(({ length }) => length));
    const widenedLength = Math.max(0, ...(kept > keptBytes ? weights : others).map((source) => countOf(source) * 4));
    // Room for two: one is packed, one is read. Where one weight is that large, this would double what loading holds.
    const isAhead = reads.length > 1 && longest <= maximumRead;
    const length = (isAhead ? 2 : 1) * (longest + 2 * slack);
    const region = { address: this.#memory.allocate(length), length, slack };
    const widened = widenedLength === 0 ? 0 : this.#memory.allocate(widenedLength + slack);
    const ahead = new ReadAhead(reads, region, (read, address) => this.#read(read, address, signal));
    try {
      const pack = createPacker({ memory: this.#memory, kernels: await this.#kernels, widening: this.#widening }, kept);
      for (let begun = ahead.first; begun !== undefined; begun = ahead.first) {
        const { read, address, done } = begun;
        await done;
        this.#pending = pack(this.#pending, { read, address, widened });
        ahead.release();
      }
    } finally {
      // What is still being read must not land in memory that has gone to others.
      await ahead.end();
      this.#memory.release(region.address);
      if (widened !== 0) this.#memory.release(widened);
    }
  }

  async #read(
    { location, offset, length, sources }: PlannedRead,
    address: number,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    signal?.throwIfAborted();
    const [first] = sources;
    if (location === undefined) {
      if (first?.data.kind === 'inline') this.#memory.bytes.set(first.data.bytes, address);
      return;
    }
    const file = this.#files.get(location);
    if (file === undefined) throw (await loadRare()).missingWeightFile('wasm', first);
    const into = this.#memory.bytes.subarray(address, address + length);
    const bytes = await file.read(offset, length, { into, signal });
    if (bytes.buffer !== into.buffer) this.#memory.bytes.set(bytes, address);
  }
}

/**
 * The same reads behind those of small weights that are packed with a large one of an earlier read: they are kept until it comes, where it would have
 * to be read a second time and kept for them.
 */
function readSmallFirst(
  reads: readonly PlannedRead[],
  groups: readonly (readonly WeightSource[])[],
): readonly PlannedRead[] {
  const places = new Map(reads.flatMap(({ sources }, index) => sources.map((source) => [weightKey(source), index])));
  const placeOf = (source: WeightSource): number => places.get(weightKey(source)) ?? 0;
  const early = groups.flatMap((sources) => {
    const [large, ...others] = sources.filter((source) => weightByteLength(source) > keptBytes);
    if (large === undefined || others.length > 0) return [];
    return sources.filter((source) => source !== large && placeOf(source) > placeOf(large));
  });
  const alone = early.map((source) => [source]);
  return early.length === 0 ? reads : [...planReads(alone, maximumRead), ...reads];
}

/** Checkpoints of float32 load no code for other types. */
async function createWidening(memory: SessionMemory, loader: KernelLoader): Promise<Widening> {
  const loaded = await import('./widening.js');
  return loaded.Widening.create(memory, loader);
}

interface PackerTools {
  readonly memory: SessionMemory;
  readonly kernels: PackingKernels;
  /** There is one if any of the weights is not of float32. */
  readonly widening: Widening | undefined;
}

/**
 * Packs the weights of one read after another.
 * @param limit weights up to so many bytes are kept for later reads.
 * @returns what packs all that a read makes whole, and gives what still waits.
 */
function createPacker(
  { memory: { memory }, kernels, widening }: PackerTools,
  limit: number,
): (entries: readonly Entry[], staging: Staging) => Entry[] {
  const kept = new Map<string, Float32Array>();
  return (entries, { read, address: start, widened }) => {
    const here = new Set(read.sources.map(weightKey));

    const placeOf = ({ data }: WeightSource): number =>
      data.kind === 'external' ? start + data.offset - read.offset : start;

    /** The address of the values as float32, widened where they are of another type. */
    function locate(source: WeightSource): number {
      const values = kept.get(weightKey(source));
      if (values !== undefined && limit > keptBytes) {
        new Float32Array(memory.buffer, widened, values.length).set(values);
      } else if (source.dataType === 'float32') {
        return placeOf(source);
      } else {
        widening?.widen(source, placeOf(source), widened, quantizationSources(source).map(valuesOf));
      }
      return widened;
    }

    /** What is packed at once needs no copy, which would be as large as the weight; widened values make room for the next. */
    function valuesOf(source: WeightSource): Float32Array {
      const known = kept.get(weightKey(source));
      if (known !== undefined) return known;
      const address = locate(source);
      const length = countOf(source);
      return address !== widened && address % 4 === 0
        ? new Float32Array(memory.buffer, address, length)
        : new Float32Array(memory.buffer.slice(address, address + length * 4));
    }

    const elementsOf = (source: WeightSource): Iterable<number | bigint> =>
      source.dataType === 'float32' || !here.has(weightKey(source))
        ? valuesOf(source)
        : (widening?.elements(source, placeOf(source)) ?? []);

    for (const source of read.sources) {
      if (weightByteLength(source) <= limit) kept.set(weightKey(source), valuesOf(source).slice());
    }
    return entries.filter(({ packing, address }) => {
      const isReady = packing.sources.every((source) => here.has(weightKey(source)) || kept.has(weightKey(source)));
      if (isReady) {
        const target = new Float32Array(memory.buffer, address, packing.floats);
        packing.write({ address, target, kernels, values: valuesOf, elements: elementsOf, locate });
      }
      return !isReady;
    });
  };
}

function countOf({ dims }: WeightSource): number {
  return dims.reduce((product, dim) => product * dim, 1);
}
