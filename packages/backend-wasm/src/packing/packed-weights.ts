import {
  type PlannedRead,
  planReads,
  quantizationSources,
  type WeightSource,
  weightByteLength,
  weightKey,
} from '@automodel/compiler';
import type { ByteSource } from '@automodel/contracts';
import { loadFailures } from '../failures/load-failures.js';
import type { SessionMemory } from '../memory/session-memory.js';
import { compileKernels } from '../modules/compile-kernels.js';
import type { KernelLoader } from '../modules/kernel-loader.js';
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
    const reads = readSmallFirst(planReads(groups, maximumRead), groups);
    this.#kernels ??= PackingKernels.create(this.#memory, this.#loader);
    // Whoever awaits it below hears of a failure.
    this.#kernels.catch(() => undefined);
    const isWidened = reads.some(({ sources }) => sources.some(({ dataType }) => dataType !== 'float32'));
    if (isWidened) this.#widening ??= await createWidening(this.#memory, this.#loader);
    const longest = Math.max(0, ...reads.map(({ length }) => length));
    const widenedLength = Math.max(
      0,
      ...reads.flatMap(({ sources }) =>
        sources.map((source) => (kept > keptBytes || source.dataType !== 'float32' ? countOf(source) * 4 : 0)),
      ),
    );
    // Room for two: one is packed, one is read. Where one weight is that large, this would double what loading holds.
    const isAhead = reads.length > 1 && longest <= maximumRead;
    const length = (isAhead ? 2 : 1) * (longest + 2 * slack);
    const region = { address: this.#memory.allocate(length), length, slack };
    const widened = widenedLength === 0 ? 0 : this.#memory.allocate(widenedLength + slack);
    const ahead = new ReadAhead(reads, region, (read, address) => this.#read(read, address, signal));
    try {
      const kernels = await this.#kernels;
      const packer = new Packer({ memory: this.#memory, kernels, widening: this.#widening }, this.#pending, kept);
      for (let begun = ahead.first; begun !== undefined; begun = ahead.first) {
        const { read, address, done } = begun;
        await done;
        packer.pack({ read, address, widened });
        this.#pending = packer.remaining;
        ahead.release();
      }
      if (reads.length === 0) packer.finishEmpty();
      this.#pending = packer.remaining;
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
    if (file === undefined) {
      const failures = await loadFailures();
      throw failures.missingWeightFile('wasm', first);
    }
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

/** Packs the weights of one read after another. */
class Packer {
  readonly #memory: SessionMemory;
  readonly #kernels: PackingKernels;
  readonly #widening: Widening | undefined;
  readonly #kept = new Map<string, Float32Array>();
  readonly #keptBytes: number;
  #waiting: Entry[];

  constructor({ memory, kernels, widening }: PackerTools, entries: readonly Entry[], kept: number) {
    this.#keptBytes = kept;
    this.#widening = widening;
    this.#memory = memory;
    this.#kernels = kernels;
    this.#waiting = [...entries];
  }

  get remaining(): Entry[] {
    return this.#waiting;
  }

  /** Packs all that needs no weights. */
  finishEmpty(): void {
    this.pack({ read: { location: undefined, offset: 0, length: 0, sources: [] }, address: 0, widened: 0 });
  }

  pack(staging: Staging): void {
    const here = new Map(staging.read.sources.map((source) => [weightKey(source), source]));
    for (const source of staging.read.sources) {
      if (weightByteLength(source) <= this.#keptBytes) this.#kept.set(weightKey(source), this.#decode(source, staging));
    }
    this.#waiting = this.#waiting.filter(({ packing, address }) => {
      const isReady = packing.sources.every(
        (source) => here.has(weightKey(source)) || this.#kept.has(weightKey(source)),
      );
      if (isReady) this.#write(packing, address, staging);
      return !isReady;
    });
  }

  #write(packing: Packing, address: number, staging: Staging): void {
    packing.write({
      address,
      target: new Float32Array(this.#memory.memory.buffer, address, packing.floats),
      kernels: this.#kernels,
      values: (source) => this.#valuesOf(source, staging),
      elements: (source) => this.#elements(source, staging),
      locate: (source) => this.#locate(source, staging),
    });
  }

  /** What is packed at once needs no copy, which would be as large as the weight; widened values make room for the next. */
  #valuesOf(source: WeightSource, staging: Staging): Float32Array {
    const kept = this.#kept.get(weightKey(source));
    if (kept !== undefined) return kept;
    if (source.dataType !== 'float32') return this.#decode(source, staging);
    const at = this.#locate(source, staging);
    return at % 4 === 0
      ? new Float32Array(this.#memory.memory.buffer, at, countOf(source))
      : this.#decode(source, staging);
  }

  /** The values in memory as float32, widened where they are of another type. */
  #locate(source: WeightSource, staging: Staging): number {
    const { read, address, widened } = staging;
    const { data, dataType } = source;
    const values = this.#kept.get(weightKey(source));
    if (values !== undefined && this.#keptBytes > keptBytes) {
      new Float32Array(this.#memory.memory.buffer, widened, values.length).set(values);
      return widened;
    }
    const at = data.kind === 'external' ? address + data.offset - read.offset : address;
    if (dataType === 'float32') return at;
    const quantization = quantizationSources(source).map((part) => this.#valuesOf(part, staging));
    this.#widening?.widen(source, at, widened, quantization);
    return widened;
  }

  #elements(source: WeightSource, staging: Staging): Iterable<number | bigint> {
    if (source.dataType === 'float32') return this.#valuesOf(source, staging);
    const { read, address } = staging;
    const kept = this.#kept.get(weightKey(source));
    const isHere = read.sources.some((other) => weightKey(other) === weightKey(source));
    if (!isHere && kept !== undefined) return kept;
    const at = source.data.kind === 'external' ? address + source.data.offset - read.offset : address;
    return this.#widening?.elements(source, at) ?? [];
  }

  #decode(source: WeightSource, staging: Staging): Float32Array {
    const at = this.#locate(source, staging);
    const count = countOf(source);
    const { buffer } = this.#memory.memory;
    const values = new Float32Array(count);
    if (at % 4 === 0) values.set(new Float32Array(buffer, at, count));
    else new Uint8Array(values.buffer).set(new Uint8Array(buffer, at, count * 4));
    return values;
  }
}

function countOf({ dims }: WeightSource): number {
  return dims.reduce((product, dim) => product * dim, 1);
}
