import {
  type ByteSource,
  type CreateSessionOptions,
  DisposedError,
  type RunSessionOptions,
  type SessionHandler,
  type TensorValue,
} from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { sessionPlatform } from '#session-platform';
import { threadPlatform } from '#thread-platform';
import type { ProductTile } from '../kernels/product-tile.js';
import { pageLength, sharedMemory } from '../memory/shared-memory.js';
import { maximumRead } from '../packing/maximum-read.js';
import { weightBytes } from '../packing/weight-bytes.js';
import type { WasmOptions } from '../wasm-options.js';
import { receiveTensor } from './receive-tensor.js';
import { RemoteSession } from './remote-session.js';
import { sendTensor } from './send-tensor.js';
import type { SentSession } from './session-request.js';
import { workerAddress } from './worker-address.js';
import { WorkerPreparation } from './worker-preparation.js';

/** Of less weights the worker makes its memory itself: they are packed sooner. */
const sharedBytes = 4 * 1024 * 1024;

export interface WorkerSessionSettings extends Pick<WasmOptions, 'threads' | 'worker' | 'workerUrl'> {
  /** How products are computed; asked for when the worker is starting. */
  tile(): Promise<ProductTile>;
}

/** A session in a worker of its own. A worker that is lost costs the runs that it had; the next run starts another one. */
export class WorkerSession implements SessionHandler {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly #session: Omit<SentSession, 'memory' | 'tile'>;
  readonly #files: ReadonlyMap<string, ByteSource>;
  readonly #settings: WorkerSessionSettings;
  #remote: Promise<RemoteSession> | undefined;
  #latest: RemoteSession | undefined;
  #disposal: Promise<void> | undefined;

  private constructor(
    model: Model,
    files: ReadonlyMap<string, ByteSource>,
    { outputs, inputShapes }: CreateSessionOptions,
    settings: WorkerSessionSettings,
  ) {
    this.inputNames = model.graph.inputs.map(({ name }) => name);
    this.outputNames = model.graph.outputs.map(({ name }) => name);
    this.#files = files;
    this.#settings = settings;
    this.#session = {
      model,
      outputs,
      inputShapes,
      files: [...files].map(([location, { size, blob }]) => ({ location, size, blob })),
      threads: settings.threads,
      workerUrl: absolute(settings.workerUrl),
    };
  }

  /**
   * Makes a session in a worker.
   * @returns what is to be said of the session if no worker can be started here.
   */
  static async create(
    model: Model,
    files: ReadonlyMap<string, ByteSource>,
    options: CreateSessionOptions,
    settings: WorkerSessionSettings,
  ): Promise<WorkerSession | string> {
    const session = new WorkerSession(model, files, options, settings);
    const { preparation } = options;
    const remote = session.#start(WorkerPreparation.isOne(preparation) ? preparation.take() : undefined);
    if (typeof remote === 'string') return noWorker(remote);
    const made = session.#make(remote, options.signal);
    // A worker that does not start is no failure of the session.
    made.catch(() => undefined);
    const obstacle = await remote.started();
    if (obstacle !== undefined) {
      await remote.end();
      return noWorker(obstacle);
    }
    session.#remote = made;
    await made;
    return session;
  }

  get notes(): readonly string[] {
    if (this.#latest === undefined) return [];
    const { notes, failure } = this.#latest;
    return [...notes, failure === undefined ? 'in a worker of its own' : `its worker was lost (${failure})`];
  }

  async run(
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
    { signal, onProfile, transferInputs = false }: RunSessionOptions = {},
  ): Promise<Readonly<Record<string, TensorValue>>> {
    signal?.throwIfAborted();
    const remote = await this.#open();
    const transfer = transferInputs ? new Set<ArrayBuffer>() : undefined;
    const sent = Object.entries(feeds).map(([name, tensor]) => [name, sendTensor(tensor, transfer)] as const);
    const request = {
      kind: 'run',
      feeds: Object.fromEntries(sent),
      fetches,
      canAbort: signal !== undefined,
      isProfiled: onProfile !== undefined,
    } as const;
    const { outputs, profile } = await remote.request((id) => ({ ...request, id }), [...(transfer ?? [])], signal);
    if (profile !== undefined) onProfile?.(profile);
    return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, receiveTensor(tensor)]));
  }

  dispose(): Promise<void> {
    this.#disposal ??= this.#end();
    return this.#disposal;
  }

  /** The session's worker; another one if it was lost. */
  #open(): Promise<RemoteSession> {
    if (this.#disposal !== undefined) throw new DisposedError({ subject: 'A session of backend-wasm' });
    if (this.#remote === undefined || this.#latest?.failure !== undefined) {
      const remote = this.#start();
      if (typeof remote === 'string') throw new Error(remote);
      this.#remote = this.#make(remote, undefined);
    }
    return this.#remote;
  }

  /** @param started a worker that is there already. */
  #start(started?: RemoteSession): RemoteSession | string {
    const { obstacle } = sessionPlatform;
    if (obstacle !== undefined) return obstacle;
    try {
      const remote = started ?? new RemoteSession(sessionPlatform.startWorker(workerAddress(this.#settings.worker)));
      remote.serve(this.#files);
      this.#latest = remote;
      return remote;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async #make(remote: RemoteSession, signal: AbortSignal | undefined): Promise<RemoteSession> {
    try {
      const memory = memoryFor(this.#session.model);
      const session = { ...this.#session, memory, tile: await this.#settings.tile() };
      // Not sooner: page faults of one thread hold up a thread that starts.
      if (memory !== undefined) void remote.started().then(() => remote.touch(new Uint8Array(memory.buffer)));
      await remote.request((id) => ({ kind: 'create', id, session }), [], signal);
      return remote;
    } catch (error) {
      await remote.end();
      throw error;
    }
  }

  async #end(): Promise<void> {
    const remote = await this.#remote?.catch(() => undefined);
    this.#remote = undefined;
    if (remote === undefined) return;
    // First the runs that have begun; a worker that is lost has none.
    await remote.request((id) => ({ kind: 'dispose', id })).catch(() => undefined);
    await remote.end();
  }
}

function noWorker(reason: string): string {
  return `in the caller's thread: no worker (${reason})`;
}

/** Memory for the weights and for those that are being read; undefined for few weights, or where threads share none. */
function memoryFor(model: Model): WebAssembly.Memory | undefined {
  const { sum, longest } = weightBytes(model);
  if (threadPlatform.obstacle !== undefined || sum < sharedBytes) return undefined;
  const memory = sharedMemory();
  try {
    memory?.grow(Math.ceil((sum + 2 * Math.min(longest, maximumRead)) / pageLength));
  } catch {
    // The session will say so, if it needs as much.
  }
  return memory;
}

/** A worker has another base, and is not sent URL objects. */
function absolute(address: string | URL | undefined): string | undefined {
  const base = globalThis.location?.href;
  if (address === undefined || !URL.canParse(address, base)) return address?.toString();
  return new URL(address, base).href;
}
