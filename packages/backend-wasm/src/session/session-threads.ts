import { type Plan, stepWork } from '@automodel/compiler';
import type { SessionMemory } from '../memory/session-memory.js';
import type { ThreadSettings } from '../threads/thread-settings.js';
import { ThreadTeam } from '../threads/thread-team.js';
import { threadWords } from '../threads/thread-words.js';

const defaultMinimumWork = 20_000_000;

/** Workers start while weights are packed; the first run waits for them no longer than this. */
const startMilliseconds = 300;

/** The threads of a session that may have several, which start with the first plan that has enough work for them. */
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
  start(plan: Plan): number {
    const { threads, minimumWork = defaultMinimumWork } = this.#settings;
    const work = plan.steps.reduce((sum, step) => sum + stepWork(step, plan), 0);
    if (work < minimumWork || !this.#memory.isShared) return 1;
    this.#replaceLost();
    this.#team ??= this.#startTeam();
    return this.#team.failure === undefined ? threads : 1;
  }

  /**
   * Runs on the team, if it is ready, and once more without it if it loses a worker on the way.
   * @param runOn gives false if it did.
   * @returns the threads that took part.
   */
  async run(runOn: (team?: ThreadTeam) => Promise<boolean>, signal: AbortSignal | undefined): Promise<number> {
    const team = await this.#ready();
    if (await runOn(team)) {
      // If it loses a worker from now on, there will be another team.
      this.#hasWorked ||= team !== undefined;
      return team?.threads ?? 1;
    }
    await team?.abandon('a worker stopped answering');
    signal?.throwIfAborted();
    await runOn();
    return 1;
  }

  /** The team, if it is ready; the first call waits for it a little. */
  async #ready(): Promise<ThreadTeam | undefined> {
    this.#replaceLost();
    this.#settling ??= this.#settle();
    await this.#settling;
    return this.#team?.isReady ? this.#team : undefined;
  }

  /** On how many threads it runs and why, for a person. */
  get note(): string {
    if (!this.#memory.isShared) return '1 thread: the runtime refused shared memory';
    if (this.#team === undefined) return '1 thread: the graph is too small to gain from more';
    if (this.#team.failure !== undefined) return `1 thread: ${this.#team.failure}`;
    return this.#team.isReady ? this.#settings.note : '1 thread: the workers have not started yet';
  }

  #startTeam(): ThreadTeam {
    // Now: nothing may take memory while weights are read into it.
    const control = this.#memory.allocate(threadWords.length * 4);
    return new ThreadTeam({ ...this.#settings, memory: this.#memory, control });
  }

  async #settle(): Promise<void> {
    const end = performance.now() + startMilliseconds;
    while (this.#team?.isReady === false && this.#team.failure === undefined && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** A team that never worked is not tried again: its file may be missing, or threads be forbidden. */
  #replaceLost(): void {
    const lost = this.#team;
    if (lost?.failure === undefined || !this.#hasWorked) return;
    this.#hasWorked = false;
    this.#team = this.#startTeam();
    this.#settling = undefined;
    // Nobody could be told if it fails: what is lost is gone either way.
    lost.dispose().catch(() => undefined);
  }

  async dispose(): Promise<void> {
    await this.#team?.dispose();
  }
}
