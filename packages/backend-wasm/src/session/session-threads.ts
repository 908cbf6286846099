import type { SessionMemory } from '../memory/session-memory.js';
import type { ThreadSettings } from '../threads/thread-settings.js';
import type { ThreadTeam } from '../threads/thread-team.js';
import { threadWordCount } from '../threads/thread-word-count.js';

const defaultMinimumWork = 20_000_000;

/** Workers start while weights are packed; the first run waits for them no longer than this. */
const startMilliseconds = 300;

/** The threads of a session, which start with the first plan that has enough work for them: their code is loaded then, while weights are packed. */
export class SessionThreads {
  readonly #settings: ThreadSettings;
  readonly #memory: SessionMemory;
  #team: ThreadTeam | undefined;
  #start: Promise<void> | undefined;
  #settling: Promise<void> | undefined;
  #obstacle: string | undefined;
  #hasWorked = false;
  #isDisposed = false;

  constructor(settings: ThreadSettings, memory: SessionMemory) {
    this.#settings = settings;
    this.#memory = memory;
  }

  /** Into how many parts the steps of a plan are cut; starts the workers if it is more than one. */
  start(work: number): number {
    const { threads, minimumWork = defaultMinimumWork } = this.#settings;
    if (threads === 1 || !this.#memory.isShared || work < minimumWork) return 1;
    this.#replaceLost();
    this.#start ??= this.#startTeam();
    return this.#failure === undefined ? threads : 1;
  }

  /** The team, if it is ready; the first call waits for it a little. */
  async ready(): Promise<ThreadTeam | undefined> {
    this.#replaceLost();
    if (this.#start !== undefined) this.#settling ??= this.#settle();
    await this.#settling;
    return this.#team?.isReady ? this.#team : undefined;
  }

  /** Says that a run went through on the team: if it loses a worker from now on, there will be another team. */
  worked(): void {
    this.#hasWorked = true;
  }

  /** On how many threads it runs and why, for a person. */
  get note(): string {
    const { threads, reason } = this.#settings;
    if (threads === 1) return `1 thread: ${reason}`;
    if (!this.#memory.isShared) return '1 thread: the runtime refused shared memory';
    if (this.#start === undefined) return '1 thread: the graph is too small to gain from more';
    if (this.#failure !== undefined) return `1 thread: ${this.#failure}`;
    return this.#team?.isReady ? `${threads} threads` : '1 thread: the workers have not started yet';
  }

  get #failure(): string | undefined {
    return this.#team?.failure ?? this.#obstacle;
  }

  async #startTeam(): Promise<void> {
    // Now: nothing may take memory while weights are read into it.
    const control = this.#memory.allocate(threadWordCount * 4);
    try {
      const team = await import('../threads/thread-team.js');
      if (!this.#isDisposed) this.#team = new team.ThreadTeam({ ...this.#settings, memory: this.#memory, control });
    } catch (error) {
      this.#memory.release(control);
      this.#obstacle = `its code could not be loaded (${error instanceof Error ? error.message : String(error)})`;
    }
  }

  async #settle(): Promise<void> {
    const end = performance.now() + startMilliseconds;
    while (this.#team?.isReady !== true && this.#failure === undefined && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** A team that never worked is not tried again: its file may be missing, or threads be forbidden. */
  #replaceLost(): void {
    const lost = this.#team;
    if (lost?.failure === undefined || !this.#hasWorked) return;
    this.#hasWorked = false;
    this.#team = undefined;
    this.#start = this.#startTeam();
    this.#settling = undefined;
    // Nobody could be told if it fails: what is lost is gone either way.
    lost.dispose().catch(() => undefined);
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    await this.#team?.dispose();
  }
}
