import { startThreadWorker } from '#start-thread-worker';
import type { SessionMemory } from '../memory/session-memory.js';
import { threadWords as layout } from './thread-words.js';
import type { ThreadWorker } from './thread-worker.js';

/** A program that all threads of a team can run, written in the session's memory. */
export interface SharedProgram {
  /** Unlike that of any other program of the session. */
  readonly id: number;
  /** Address and length of the module's bytes. */
  readonly module: number;
  readonly moduleLength: number;
  /** Address of the table of begin and end, for each stage and thread. */
  readonly table: number;
  readonly stages: number;
}

export interface ThreadTeamOptions {
  readonly memory: SessionMemory;
  /** The address of room for `threadWords`, all zero; the team gives it back. */
  readonly control: number;
  /** All threads, the one that calls included. */
  readonly threads: number;
  readonly workerUrl?: string | URL | undefined;
}

/** How long a worker may take for its part of a stage: so much, and so many times what the first thread took for its own. */
const patienceMilliseconds = 3000;
const patienceFactor = 30;

/** What a stage is taken to need of a worker that ends it after an abort. */
const cancelledStageMilliseconds = 3000;

/** How often the first thread looks for the others before it looks at the clock, or sleeps where it may. */
const spins = 100_000;

/**
 * The threads of one session: the caller's own and workers, which sleep between runs. They meet at the end of each stage of a program by counting
 * arrivals in the session's shared memory. A team that cannot start, or loses a worker, says why and is not used any more.
 */
export class ThreadTeam {
  readonly threads: number;
  readonly #memory: SessionMemory;
  readonly #control: number;
  readonly #workers: ThreadWorker[] = [];
  // At the lowest addresses, which stay valid in this view when the memory grows.
  readonly #words: Int32Array;
  readonly #maySleep: boolean;
  #failure: string | undefined;
  #termination: Promise<unknown> | undefined;
  #target = 0;

  constructor({ memory, control, threads, workerUrl }: ThreadTeamOptions) {
    this.threads = threads;
    this.#memory = memory;
    this.#control = control;
    this.#words = new Int32Array(memory.memory.buffer, control, layout.length);
    this.#maySleep = maySleep(this.#words);
    try {
      for (let thread = 1; thread < threads; thread++) {
        const worker = startThreadWorker(workerUrl);
        this.#workers.push(worker);
        worker.onFailure((reason) => this.#fail(`a worker failed (${reason})`));
        worker.post({ memory: memory.memory, words: control, thread, threads, layout });
      }
    } catch (error) {
      this.#fail(`a worker could not start (${error instanceof Error ? error.message : String(error)})`);
    }
  }

  /** Why it is not used any more; undefined while it is. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** All workers wait for runs. */
  get isReady(): boolean {
    return this.#failure === undefined && Atomics.load(this.#words, layout.ready) === this.threads - 1;
  }

  /** Sends the workers into a program; the caller then runs its own part of each stage and calls `meet` after each. */
  begin(program: SharedProgram): void {
    const words = this.#words;
    this.#target = Atomics.load(words, layout.arrived);
    Atomics.store(words, layout.program, program.module);
    Atomics.store(words, layout.programLength, program.moduleLength);
    Atomics.store(words, layout.programId, program.id);
    Atomics.store(words, layout.programWords, program.table / 4);
    Atomics.store(words, layout.stages, program.stages);
    Atomics.store(words, layout.base, this.#target);
    Atomics.add(words, layout.runs, 1);
    Atomics.notify(words, layout.runs);
  }

  /**
   * Waits for the others at the end of a stage.
   * @param ownMilliseconds what the caller took for its part.
   * @returns false if a worker does not come: the run must be done again, alone, after `abandon`.
   */
  meet(ownMilliseconds: number): boolean {
    const words = this.#words;
    this.#target = (this.#target + this.threads) | 0;
    const target = this.#target;
    const arrived = (Atomics.add(words, layout.arrived, 1) + 1) | 0;
    if (arrived === target) {
      if (Atomics.load(words, layout.sleepers) > 0) Atomics.notify(words, layout.arrived);
      return true;
    }
    for (let spin = 0; spin < spins; spin++) {
      if (((Atomics.load(words, layout.arrived) - target) | 0) >= 0) return true;
    }
    return this.#waitLonger(target, patienceMilliseconds + patienceFactor * ownMilliseconds);
  }

  /** Ends a run before its last stage: the workers finish the stage that they are in. */
  cancel(): boolean {
    Atomics.store(this.#words, layout.cancelledFrom, (this.#target + this.threads) | 0);
    Atomics.store(this.#words, layout.cancelled, Atomics.load(this.#words, layout.runs));
    // What the caller would have taken for its part is not known: long enough for any stage.
    return this.meet(cancelledStageMilliseconds);
  }

  /** Gives the team up; afterwards no worker touches the memory. */
  async abandon(reason: string): Promise<void> {
    this.#fail(reason);
    await this.#termination;
  }

  /** Ends the workers: until then they hold on to the memory. */
  async dispose(): Promise<void> {
    await this.abandon('its session was disposed of');
    this.#memory.release(this.#control);
  }

  #waitLonger(target: number, patience: number): boolean {
    const words = this.#words;
    const end = performance.now() + patience;
    let hasArrived = false;
    if (this.#maySleep) Atomics.add(words, layout.sleepers, 1);
    do {
      const arrived = Atomics.load(words, layout.arrived);
      hasArrived = ((arrived - target) | 0) >= 0;
      if (!hasArrived && this.#maySleep) Atomics.wait(words, layout.arrived, arrived, 50);
    } while (!hasArrived && performance.now() < end);
    if (this.#maySleep) Atomics.sub(words, layout.sleepers, 1);
    return hasArrived;
  }

  #fail(reason: string): void {
    this.#failure ??= reason;
    this.#termination ??= Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** Whether this thread may sleep: the main thread of a page may not. */
function maySleep(words: Int32Array): boolean {
  try {
    return Atomics.wait(words, layout.length - 1, 1, 0) === 'not-equal';
  } catch {
    return false;
  }
}
