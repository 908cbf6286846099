import { type ByteSource, DisposedError, type RunSessionOptions, type SessionHandler } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import type { SelectedDevice } from '../device/select-device.js';
import { closeFiles } from '../sources/close-files.js';
import type { Tensor } from '../tensor.js';
import { asTensor } from './as-tensor.js';
import { createSession, type PrepareOptions } from './create-session.js';
import { pruneModel } from './prune-model.js';
import type { WeightFiles } from './weight-files.js';

/** A session, ready or in the making, with the work that needs it. */
interface OpenSession {
  readonly handler: Promise<SessionHandler>;
  readonly users: Set<Promise<unknown>>;
}

/** Sets of outputs for which sessions are kept at a time; each holds its own copy of the weights. */
const maximumSessions = 2;

/**
 * Runs a graph for any choice of its outputs. A session is made for each choice from the part of the graph that it needs,
 * and kept until two other choices have been used since.
 */
export class ModelSession {
  readonly #subject: string;
  #model: Model;
  #files: WeightFiles;
  readonly #target: SelectedDevice;
  // In order of use, the latest last.
  readonly #sessions = new Map<string, OpenSession>();
  #latest: SessionHandler | undefined;
  #disposal: Promise<void> | undefined;

  /** @param subject what errors call the owner, such as `ResNetForImageClassification`. */
  constructor(subject: string, model: Model, files: WeightFiles, target: SelectedDevice) {
    this.#subject = subject;
    this.#model = model;
    this.#files = files;
    this.#target = target;
  }

  /** What there is to know of how it runs: of the session in use, or of the device in general. */
  get notes(): readonly string[] {
    return this.#latest?.notes ?? this.#target.backend.notes?.(this.#target.device) ?? [];
  }

  /** Makes the session for a choice of outputs, so that the first run need not. */
  async prepare(outputs: readonly string[], options: PrepareOptions = {}): Promise<void> {
    await this.#use(outputs, options, async () => undefined);
  }

  /** Runs the graph and gives the outputs asked for. */
  async run(
    feeds: Readonly<Record<string, Tensor>>,
    outputs: readonly string[],
    options: RunSessionOptions = {},
  ): Promise<ReadonlyMap<string, Tensor>> {
    const { signal } = options;
    signal?.throwIfAborted();
    // The session is made without the signal: another run may be waiting for it too.
    return this.#use(outputs, {}, async (handler) => {
      signal?.throwIfAborted();
      const results = await handler.run(feeds, outputs, options);
      const tensors = Object.entries(results).map(
        async ([name, value]) => [name, await asTensor(value, this.#target)] as const,
      );
      return new Map(await Promise.all(tensors));
    });
  }

  /**
   * Takes other weights: runs that have begun end with the old ones, later ones have the new. Files that are used no more are closed.
   * @throws {DisposedError} after `dispose`.
   */
  async replace(model: Model, files: WeightFiles): Promise<void> {
    this.#checkUse();
    const kept = new Set(files.values());
    const dropped = [...this.#files.values()].filter((file) => !kept.has(file));
    this.#model = model;
    this.#files = files;
    await this.#free(dropped);
  }

  /** Frees the sessions and closes the files, once the runs that have begun are over; idempotent. */
  dispose(): Promise<void> {
    this.#disposal ??= this.#free(this.#files.values());
    return this.#disposal;
  }

  async #free(files: Iterable<ByteSource>): Promise<void> {
    const sessions = [...this.#sessions.values()];
    this.#sessions.clear();
    this.#latest = undefined;
    const freed = await Promise.allSettled(sessions.map(close));
    await closeFiles(files);
    const failure = freed.find((result) => result.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
  }

  #checkUse(): void {
    if (this.#disposal !== undefined) throw new DisposedError({ subject: this.#subject });
  }

  /** Lends the session for a choice of outputs to a piece of work, which is entered as its user before anything is awaited. */
  async #use<Result>(
    outputs: readonly string[],
    options: PrepareOptions,
    work: (handler: SessionHandler) => Promise<Result>,
  ): Promise<Result> {
    this.#checkUse();
    const key = [...outputs].sort().join('\n');
    const session = this.#sessions.get(key) ?? {
      handler: createSession(pruneModel(this.#model, outputs), this.#files, this.#target, options),
      users: new Set(),
    };
    this.#sessions.delete(key);
    this.#sessions.set(key, session);
    session.handler.catch(() => {
      // A failure is not remembered: the next call tries again.
      if (this.#sessions.get(key) === session) this.#sessions.delete(key);
    });
    const use = session.handler.then((handler) => {
      this.#latest = handler;
      return work(handler);
    });
    session.users.add(use);
    this.#dropOldest();
    try {
      return await use;
    } finally {
      session.users.delete(use);
    }
  }

  #dropOldest(): void {
    for (const [key, session] of this.#sessions) {
      if (this.#sessions.size <= maximumSessions) return;
      this.#sessions.delete(key);
      // Nobody waits for this, so nobody could be told if it fails.
      close(session).catch(() => undefined);
    }
  }
}

/** Frees a session once its users are done; one that could not be made has been reported to them. */
async function close({ handler, users }: OpenSession): Promise<void> {
  await Promise.allSettled(users);
  const made = await handler.catch(() => undefined);
  await made?.dispose();
}
