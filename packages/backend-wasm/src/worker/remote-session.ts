import {
  BackendError,
  type ByteSource,
  DeviceUnavailableError,
  DisposedError,
  describeError,
  InvalidGraphError,
  InvalidOptionError,
  InvalidTensorError,
  restoreError,
  SourceError,
  UnsupportedDataTypeError,
} from '@automodel/contracts';
import { touchPages } from '../memory/touch-pages.js';
import type { SessionReply } from './session-reply.js';
import type { SessionRequest } from './session-request.js';
import type { SessionWorkerHandle } from './session-worker-handle.js';

export type DoneReply = Extract<SessionReply, { kind: 'done' }>;
type FailedReply = Extract<SessionReply, { kind: 'failed' }>;
type ReadReply = Extract<SessionReply, { kind: 'read' }>;

/** What sessions throw. */
const errorClasses = [
  ...[BackendError, DeviceUnavailableError, DisposedError, InvalidGraphError, InvalidOptionError, InvalidTensorError],
  ...[SourceError, UnsupportedDataTypeError],
];

/** A worker whose code does not run after this long is given up. */
const startMilliseconds = 20_000;

interface Pending {
  resolve(reply: DoneReply): void;
  reject(error: unknown): void;
}

/** One worker with a session in it, from its start to its end. */
export class RemoteSession {
  readonly #worker: SessionWorkerHandle;
  #files: ReadonlyMap<string, ByteSource> = new Map();
  readonly #pending = new Map<number, Pending>();
  readonly #reads = new Map<number, AbortController>();
  // Kept until the request that failed by them ends.
  readonly #readErrors = new Map<number, unknown>();
  readonly #lost = new AbortController();
  readonly #started: Promise<string | undefined>;
  #touching: Promise<void> = Promise.resolve();
  #count = 0;
  #failure: string | undefined;
  #end: Promise<void> | undefined;
  #notes: readonly string[] = [];

  constructor(worker: SessionWorkerHandle) {
    this.#worker = worker;
    this.#started = new Promise((resolve) => {
      const giveUp = (reason: string): void => {
        clearTimeout(timer);
        this.#fail(reason);
        resolve(reason);
      };
      const timer = setTimeout(() => giveUp('it did not start'), startMilliseconds);
      worker.onFailure(giveUp);
      // The messages are those of this package's other side.
      worker.onMessage((message) => {
        const reply = message as SessionReply;
        if (reply.kind !== 'ready') return this.#handle(reply);
        clearTimeout(timer);
        resolve(undefined);
      });
    });
    worker.keepAlive(true);
  }

  /** Why the worker is gone; undefined while it is there. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** What the session said of itself last. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  /** Lets the session read files, by the location that initializers name. */
  serve(files: ReadonlyMap<string, ByteSource>): void {
    this.#files = files;
  }

  /** Resolves once the worker's code runs, or with the reason why it does not. */
  started(): Promise<string | undefined> {
    return this.#started;
  }

  /**
   * Asks the session for something.
   * @throws what the session threw, the signal's reason at once after an abort, or a `BackendError` if the worker is lost.
   */
  async request(
    make: (id: number) => SessionRequest,
    transfer: readonly ArrayBuffer[] = [],
    signal?: AbortSignal,
  ): Promise<DoneReply> {
    signal?.throwIfAborted();
    const id = ++this.#count;
    let abort: (() => void) | undefined;
    try {
      return await new Promise<DoneReply>((resolve, reject) => {
        if (this.#failure !== undefined) throw lost(this.#failure);
        abort = () => {
          this.#worker.post({ kind: 'abort', id } satisfies SessionRequest, []);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', abort, { once: true });
        this.#worker.post(make(id), transfer);
        this.#pending.set(id, { resolve, reject });
        this.#worker.keepAlive(true);
      });
    } finally {
      if (abort !== undefined) signal?.removeEventListener('abort', abort);
    }
  }

  /** Makes pages of the session's memory real while nothing else happens here, until the worker ends. */
  touch(bytes: Uint8Array): void {
    this.#touching = this.#touching.then(() => touchPages(bytes, this.#lost.signal));
  }

  /** Ends the worker: its memory is then free. */
  async end(): Promise<void> {
    this.#fail('its session was disposed of');
    await this.#end;
  }

  #handle(reply: Exclude<SessionReply, { kind: 'ready' }>): void {
    switch (reply.kind) {
      case 'done':
      case 'failed':
        this.#settle(reply);
        return;
      case 'read':
        void this.#read(reply);
        return;
      case 'cancel-read':
        this.#reads.get(reply.id)?.abort();
        return;
      case 'reserved':
        this.touch(reply.bytes);
    }
  }

  #settle(reply: DoneReply | FailedReply): void {
    this.#notes = reply.notes;
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0) this.#worker.keepAlive(false);
    if (reply.kind === 'done') pending?.resolve(reply);
    else pending?.reject(this.#errorOf(reply));
  }

  #errorOf({ read, error }: FailedReply): unknown {
    const own = read === undefined ? undefined : this.#readErrors.get(read);
    if (read !== undefined) this.#readErrors.delete(read);
    return own ?? restoreError(error, errorClasses);
  }

  async #read({ id, location, offset, length, into }: ReadReply): Promise<void> {
    const abort = new AbortController();
    this.#reads.set(id, abort);
    try {
      const file = this.#files.get(location);
      if (file === undefined) throw new RangeError(`The session has no file "${location}".`);
      const bytes = await file.read(offset, length, { into, signal: abort.signal });
      if (into === undefined) return this.#send(id, bytes);
      if (bytes.buffer !== into.buffer) into.set(bytes);
      this.#post({ kind: 'bytes', id, bytes: undefined });
    } catch (error) {
      this.#readErrors.set(id, error);
      this.#post({ kind: 'read-failed', id, error: describeError(error) });
    } finally {
      this.#reads.delete(id);
    }
  }

  #send(id: number, bytes: Uint8Array): void {
    const isWhole = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
    // What a source reads is the reader's own; only the part that was read travels.
    const sent = isWhole ? bytes : new Uint8Array(bytes);
    this.#post({ kind: 'bytes', id, bytes: sent }, sent.buffer instanceof ArrayBuffer ? [sent.buffer] : []);
  }

  #post(request: SessionRequest, transfer: readonly ArrayBuffer[] = []): void {
    if (this.#failure === undefined) this.#worker.post(request, transfer);
  }

  #fail(reason: string): void {
    if (this.#failure !== undefined) return;
    this.#failure = reason;
    for (const { reject } of this.#pending.values()) reject(lost(reason));
    this.#pending.clear();
    for (const abort of [...this.#reads.values(), this.#lost]) abort.abort();
    this.#worker.keepAlive(false);
    // One that threw may still be there. Nobody could be told if its end fails.
    this.#end ??= this.#worker.terminate().catch(() => undefined);
  }
}

function lost(reason: string): BackendError {
  return new BackendError({
    backend: 'wasm',
    operation: 'run',
    reason: `the worker of the session was lost (${reason.trim()}).`,
    remedy: 'Run again: the session gets another worker. If this repeats, use smaller batches or images.',
  });
}
