import type { BatchItem, SettledItem } from './batch-item.js';
import type { BatchLimits, BatchWork } from './batch-work.js';
import { OpenBatch } from './open-batch.js';

/** Inputs that are prepared at a time: decoding keeps about as many threads busy, and as many whole photographs in memory. */
const concurrentPreparations = 4;

interface Member<Input, Prepared, Result> {
  readonly item: BatchItem<Input, Result>;
  readonly prepared: Prepared;
}

/**
 * Reads inputs, prepares them, runs them in batches and gives them back in order. Preparation of the next batch goes on during the
 * run of the present one. At most two batches of inputs are read ahead of what has been taken; nothing starts before the first
 * `next`.
 */
export class BatchScheduler<Input, Prepared, Result> {
  readonly #inputs: AsyncIterator<Input> | Iterator<Input>;
  readonly #work: BatchWork<Input, Prepared, Result>;
  readonly #limits: BatchLimits;
  readonly #stopped = new AbortController();
  // Read and not taken yet, in order.
  readonly #items: BatchItem<Input, Result>[] = [];
  // By key.
  readonly #batches = new Map<string, OpenBatch<Member<Input, Prepared, Result>>>();
  #nextIndex = 0;
  #reading = false;
  #exhausted = false;
  #sourceFailure: { readonly error: unknown } | undefined;
  #preparing = 0;
  #running = false;
  #wake: (() => void) | undefined;

  constructor(
    inputs: AsyncIterator<Input> | Iterator<Input>,
    work: BatchWork<Input, Prepared, Result>,
    limits: BatchLimits,
  ) {
    this.#inputs = inputs;
    this.#work = work;
    this.#limits = limits;
  }

  /**
   * The next item in order once its outcome is there; undefined after the last.
   * Rejects with what the iterable threw, after the items before it, and with the reason of `stop`.
   */
  async next(): Promise<SettledItem<Input, Result> | undefined> {
    for (;;) {
      this.#stopped.signal.throwIfAborted();
      const [head] = this.#items;
      if (head !== undefined && isSettled(head)) {
        this.#items.shift();
        this.#advance();
        return head;
      }
      if (head === undefined && this.#exhausted) {
        if (this.#sourceFailure !== undefined) throw this.#sourceFailure.error;
        return undefined;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        this.#advance();
      });
    }
  }

  /** Ends everything at once; idempotent. Gives the end of the iterable's own clean-up. */
  async stop(reason: unknown): Promise<void> {
    if (this.#stopped.signal.aborted) return;
    this.#stopped.abort(reason);
    for (const batch of this.#batches.values()) batch.close();
    this.#wakeUp();
    if (this.#exhausted) return;
    const cleanUp = this.#inputs.return?.();
    // An iterable that is stuck in `next` answers `return` only after it: not waited for.
    if (this.#reading) void Promise.resolve(cleanUp).catch(() => undefined);
    else await cleanUp;
  }

  #advance(): void {
    if (this.#stopped.signal.aborted) return;
    if (this.#mayRead() && !this.#reading && this.#preparing < concurrentPreparations) void this.#read();
    const batch = this.#running ? undefined : this.#nextBatch();
    if (batch !== undefined) void this.#run(batch);
    const [head] = this.#items;
    if (head === undefined ? this.#exhausted : head.outcome !== undefined) this.#wakeUp();
  }

  #wakeUp(): void {
    this.#wake?.();
    this.#wake = undefined;
  }

  #mayRead(): boolean {
    return !this.#exhausted && this.#items.length < 2 * this.#limits.batchSize;
  }

  async #read(): Promise<void> {
    this.#reading = true;
    try {
      const { done, value } = await this.#inputs.next();
      if (done === true) this.#exhausted = true;
      else this.#take(value);
    } catch (error) {
      this.#exhausted = true;
      this.#sourceFailure = { error };
    }
    this.#reading = false;
    this.#advance();
  }

  #take(input: Input): void {
    if (this.#stopped.signal.aborted) return;
    const item: BatchItem<Input, Result> = { index: this.#nextIndex++, input, outcome: undefined };
    this.#items.push(item);
    void this.#prepare(item);
  }

  async #prepare(item: BatchItem<Input, Result>): Promise<void> {
    this.#preparing++;
    try {
      const prepared = await this.#work.prepare(item.input, this.#stopped.signal);
      if (!this.#stopped.signal.aborted) this.#addToBatch(this.#work.batchKey(prepared), { item, prepared });
    } catch (failure) {
      item.outcome = { failure };
    }
    this.#preparing--;
    this.#advance();
  }

  #addToBatch(key: string, member: Member<Input, Prepared, Result>): void {
    const batch = this.#batches.get(key) ?? new OpenBatch(this.#limits.maxWaitMs, () => this.#advance());
    batch.members.push(member);
    this.#batches.set(key, batch);
  }

  /** Takes the batch that runs now, if one does. */
  #nextBatch(): Member<Input, Prepared, Result>[] | undefined {
    const { batchSize } = this.#limits;
    const batches = [...this.#batches];
    const awaited = this.#canFillNoFurther() ? this.#items.find(({ outcome }) => outcome === undefined) : undefined;
    const entry =
      batches.find(([, { due, members }]) => due || members.length >= batchSize) ??
      batches.find(([, { members }]) => members.some(({ item }) => item === awaited));
    if (entry === undefined) return undefined;
    const [key, batch] = entry;
    const members = batch.members.splice(0, batchSize);
    if (batch.members.length === 0) {
      batch.close();
      this.#batches.delete(key);
    }
    return members;
  }

  /** Whether batches stay as they are: the inputs are over, or nothing more is read before the item that is waited for. */
  #canFillNoFurther(): boolean {
    if (this.#preparing > 0 || this.#reading) return false;
    return this.#exhausted || (!this.#mayRead() && this.#wake !== undefined);
  }

  async #run(members: readonly Member<Input, Prepared, Result>[]): Promise<void> {
    this.#running = true;
    const isRun = await this.#tryRun(members);
    if (!isRun && members.length > 1) {
      for (const member of members) {
        if (this.#stopped.signal.aborted) break;
        await this.#tryRun([member]);
        this.#advance();
      }
    }
    this.#running = false;
    this.#advance();
  }

  /** Runs a batch and settles its items; a batch of several that fails is left unsettled. */
  async #tryRun(members: readonly Member<Input, Prepared, Result>[]): Promise<boolean> {
    try {
      const results = await this.#work.run(
        members.map(({ prepared }) => prepared),
        this.#stopped.signal,
      );
      if (results.length !== members.length) {
        throw new RangeError(`A batch of ${members.length} gave ${results.length} results.`);
      }
      for (const [index, result] of results.entries()) {
        const item = members[index]?.item;
        if (item !== undefined) item.outcome = { result };
      }
      return true;
    } catch (failure) {
      const [only, ...others] = members;
      if (only !== undefined && others.length === 0) only.item.outcome = { failure };
      return false;
    }
  }
}

function isSettled<Input, Result>(item: BatchItem<Input, Result>): item is SettledItem<Input, Result> {
  return item.outcome !== undefined;
}
