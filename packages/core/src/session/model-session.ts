import { DisposedError, type SessionHandler } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import type { SelectedDevice } from '../device/select-device.js';
import type { Tensor } from '../tensor.js';
import { asTensor } from './as-tensor.js';
import { createSession } from './create-session.js';
import { pruneModel } from './prune-model.js';
import type { ReadWeightsOptions } from './read-weights.js';
import type { WeightFiles } from './weight-files.js';

/** A session with the runs that use it. */
interface OpenSession {
  readonly handler: SessionHandler;
  readonly runs: Set<Promise<unknown>>;
}

/** Sets of outputs for which sessions are kept at a time; each holds its own copy of the weights. */
const maximumSessions = 2;

/**
 * Runs a graph for any choice of its outputs. A session is made for each choice from the part of the graph that it needs,
 * and kept until two other choices have been used since.
 */
export class ModelSession {
  readonly #subject: string;
  readonly #model: Model;
  readonly #files: WeightFiles;
  readonly #target: SelectedDevice;
  // In order of use, the latest last.
  readonly #sessions = new Map<string, Promise<OpenSession>>();
  #disposal: Promise<void> | undefined;

  /** @param subject what errors call the owner, such as `ResNetForImageClassification`. */
  constructor(subject: string, model: Model, files: WeightFiles, target: SelectedDevice) {
    this.#subject = subject;
    this.#model = model;
    this.#files = files;
    this.#target = target;
  }

  /** Makes the session for a choice of outputs, so that the first run need not. */
  async prepare(outputs: readonly string[], options: ReadWeightsOptions = {}): Promise<void> {
    await this.#session(outputs, options);
  }

  /** Runs the graph and gives the outputs asked for. */
  async run(
    feeds: Readonly<Record<string, Tensor>>,
    outputs: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, Tensor>> {
    signal?.throwIfAborted();
    // Without the signal: another run may be waiting for the same session.
    const { handler, runs } = await this.#session(outputs, {});
    signal?.throwIfAborted();
    const run = handler.run(feeds, outputs, { signal });
    runs.add(run);
    try {
      const results = await run;
      return new Map(Object.entries(results).map(([name, value]) => [name, asTensor(value, this.#target)]));
    } finally {
      runs.delete(run);
    }
  }

  /** Frees the sessions and closes the files; idempotent. */
  dispose(): Promise<void> {
    this.#disposal ??= this.#free();
    return this.#disposal;
  }

  async #free(): Promise<void> {
    const sessions = await Promise.allSettled(this.#sessions.values());
    this.#sessions.clear();
    const open = sessions.filter((session) => session.status === 'fulfilled');
    await Promise.all(open.map(({ value }) => close(value)));
    await Promise.all([...this.#files.values()].map((file) => file.close()));
  }

  async #session(outputs: readonly string[], options: ReadWeightsOptions): Promise<OpenSession> {
    if (this.#disposal !== undefined) throw new DisposedError({ subject: this.#subject });
    const key = [...outputs].sort().join('\n');
    const session = this.#sessions.get(key) ?? this.#create(outputs, options);
    this.#sessions.delete(key);
    this.#sessions.set(key, session);
    this.#dropOldest();
    try {
      return await session;
    } catch (error) {
      // A failure is not remembered: the next call tries again.
      if (this.#sessions.get(key) === session) this.#sessions.delete(key);
      throw error;
    }
  }

  async #create(outputs: readonly string[], options: ReadWeightsOptions): Promise<OpenSession> {
    const model = pruneModel(this.#model, outputs);
    return { handler: await createSession(model, this.#files, this.#target, options), runs: new Set() };
  }

  #dropOldest(): void {
    for (const [key, session] of this.#sessions) {
      if (this.#sessions.size <= maximumSessions) return;
      this.#sessions.delete(key);
      // Nobody waits for this, and a session that could not be made or freed has been reported to whoever ran it.
      session.then(close).catch(() => undefined);
    }
  }
}

/** Frees a session once the runs that use it have ended. */
async function close({ handler, runs }: OpenSession): Promise<void> {
  await Promise.allSettled(runs);
  await handler.dispose();
}
