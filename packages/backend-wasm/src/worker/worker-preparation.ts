import type { SessionPreparation } from '@automodel/contracts';
import { sessionPlatform } from '#session-platform';
import { RemoteSession } from './remote-session.js';

/** A worker that starts while nobody knows yet what it will run. */
export class WorkerPreparation implements SessionPreparation {
  #remote: RemoteSession | undefined;

  /** @param address of the worker's file; that of this package if undefined. */
  constructor(address: string | URL | undefined) {
    if (sessionPlatform.obstacle !== undefined) return;
    try {
      this.#remote = new RemoteSession(sessionPlatform.startWorker(address));
    } catch {
      // The session tries again, and says why.
    }
  }

  /** By what it has, not by its class: a package that was loaded twice, as hot reloading does, has two. */
  static isOne(preparation: SessionPreparation | undefined): preparation is WorkerPreparation {
    return preparation !== undefined && 'take' in preparation;
  }

  /** The worker, for the first who asks. */
  take(): RemoteSession | undefined {
    const remote = this.#remote;
    this.#remote = undefined;
    return remote;
  }

  async dispose(): Promise<void> {
    await this.take()?.end();
  }
}
