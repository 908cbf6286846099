import type { PlannedRead } from '@automodel/compiler';

/** A read that has begun. */
export interface BegunRead {
  readonly read: PlannedRead;
  readonly address: number;
  readonly done: Promise<void>;
}

/** The memory that reads go through. */
export interface ReadRegion {
  readonly address: number;
  /** Room for the longest read, at least. */
  readonly length: number;
  /** Bytes that stay free behind each read. */
  readonly slack: number;
}

const alignment = 64;

/**
 * Reads that are under way while earlier ones are packed, in their order: as many as a region of memory has room for, which is used as a ring.
 */
export class ReadAhead {
  readonly #region: ReadRegion;
  readonly #begin: (read: PlannedRead, address: number) => Promise<void>;
  readonly #reads: readonly PlannedRead[];
  // Oldest first; the first is the one that is packed, until it is released.
  readonly #begun: BegunRead[] = [];
  #count = 0;

  /** @param begin starts a read into an address. */
  constructor(
    reads: readonly PlannedRead[],
    region: ReadRegion,
    begin: (read: PlannedRead, address: number) => Promise<void>,
  ) {
    this.#reads = reads;
    this.#region = region;
    this.#begin = begin;
    this.#beginMore();
  }

  /** The oldest read that was not released; undefined behind the last. */
  get first(): BegunRead | undefined {
    return this.#begun[0];
  }

  /** Gives the memory of the oldest read to later ones. */
  release(): void {
    this.#begun.shift();
    this.#beginMore();
  }

  /** Begins no more reads; resolves when none is under way. */
  async end(): Promise<void> {
    this.#count = this.#reads.length;
    await Promise.allSettled(this.#begun.map(({ done }) => done));
  }

  #beginMore(): void {
    for (let read = this.#reads[this.#count]; read !== undefined; read = this.#reads[this.#count]) {
      const address = this.#placeFor(this.#lengthOf(read));
      if (address === undefined) return;
      this.#count++;
      const done = this.#begin(read, address);
      // A failure is reported when its turn comes.
      done.catch(() => undefined);
      this.#begun.push({ read, address, done });
    }
  }

  #placeFor(length: number): number | undefined {
    const { address, length: room } = this.#region;
    const [oldest, latest] = [this.#begun[0], this.#begun.at(-1)];
    if (oldest === undefined || latest === undefined) return address;
    const end = latest.address + this.#lengthOf(latest.read);
    if (latest.address < oldest.address) return end + length <= oldest.address ? end : undefined;
    if (end + length <= address + room) return end;
    return address + length <= oldest.address ? address : undefined;
  }

  #lengthOf({ length }: PlannedRead): number {
    return Math.ceil((length + this.#region.slack) / alignment) * alignment;
  }
}
