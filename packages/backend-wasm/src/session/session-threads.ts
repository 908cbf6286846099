import type { SessionMemory } from '../memory/session-memory.js';
import type { ThreadSettings } from '../threads/thread-settings.js';
import { ThreadTeam } from '../threads/thread-team.js';

const defaultMinimumWork = 20_000_000;

/** Workers start while weights are packed; the first run waits for them no longer than this. */
const startMilliseconds = 300;

/** The threads of a session, which start with the first plan that has enough work for them. */
export class SessionThreads {
  readonly #settings: ThreadSettings;
  readonly #memory: SessionMemory;
  #team: ThreadTeam | undefined;
  #settling: Promise<void> | undefined;
  #hasWorked = false;

  constructor(settings: ThreadSettings, memory: SessionMemory) {
    this.#settings = settings;
    this.#memory = memory;
  }

  /** Into how many parts the steps of a plan are cut; starts the workers if it is more than one. */
  start(work: number): number {
    const { threads, platform, workerUrl, minimumWork = defaultMinimumWork } = this.#settings;
    if (threads === 1 || !this.#memory.isShared || work < minimumWork) return 1;
    this.#replaceLost();
    this.#team ??= new ThreadTeam({ memory: this.#memory, threads, platform, workerUrl });
    return this.#team.failure === undefined ? threads : 1;
  }

  /** The team, if it is ready; the first call waits for it a little. */
  async ready(): Promise<ThreadTeam | undefined> {
    this.#replaceLost();
    this.#settling ??= this.#team?.settle(startMilliseconds);
    await this.#settling;
    return this.#team?.isReady ? this.#team : undefined;
  }

  /** Says that a run went through on the team: if it loses a worker from now on, there will be another team. */
  worked(): void {
    this.#hasWorked = true;
  }

  /** On how many threads it runs and why, for a person. */
  get note(): string {
    if (this.#settings.threads === 1) return `1 thread: ${this.#settings.reason}`;
    if (!this.#memory.isShared) return '1 thread: the runtime refused shared memory';
    if (this.#team === undefined) return '1 thread: the graph is too small to gain from more';
    const { failure, isReady, threads } = this.#team;
    if (failure !== undefined) return `1 thread: ${failure}`;
    return isReady ? `${threads} threads` : '1 thread: the workers have not started yet';
  }

  /** A team that never worked is not tried again: its file may be missing, or threads be forbidden. */
  #replaceLost(): void {
    const lost = this.#team;
    if (lost?.failure === undefined || !this.#hasWorked) return;
    const { threads, platform, workerUrl } = this.#settings;
    this.#hasWorked = false;
    this.#team = new ThreadTeam({ memory: this.#memory, threads, platform, workerUrl });
    this.#settling = undefined;
    // Nobody could be told if it fails: what is lost is gone either way.
    lost.dispose().catch(() => undefined);
  }

  async dispose(): Promise<void> {
    await this.#team?.dispose();
  }
}
