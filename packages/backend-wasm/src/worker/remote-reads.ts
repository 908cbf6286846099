import { type ByteSource, type ErrorDescription, type ReadOptions, restoreError } from '@automodel/contracts';
import type { SessionReply } from './session-reply.js';
import type { SentFile } from './session-request.js';

type Post = (reply: SessionReply) => void;

interface PendingRead {
  resolve(bytes: Uint8Array | undefined): void;
  reject(error: unknown): void;
}

/** A worker's side of reading: files whose bytes the session's owner reads, straight into shared memory where there is any. */
export class RemoteReads {
  readonly #post: Post;
  readonly #pending = new Map<number, PendingRead>();
  // The errors of reads, by which their owner finds its own again.
  readonly #failures = new WeakMap<object, number>();
  #count = 0;

  constructor(post: Post) {
    this.#post = post;
  }

  file({ location, size, blob }: SentFile): ByteSource {
    const ask = (offset: number, length: number, options: ReadOptions): Promise<Uint8Array> =>
      this.#read(location, offset, length, options);
    return {
      size,
      async read(offset, length, options = {}) {
        // At once: who reads ahead is then busy with packing.
        if (blob === undefined) return ask(offset, length, options);
        // What a Blob refuses is asked for, so that the error is the one of the file's own class.
        const part = blob.slice(offset, offset + length);
        const bytes = await part.arrayBuffer().catch(() => undefined);
        options.signal?.throwIfAborted();
        if (bytes?.byteLength !== length) return ask(offset, length, options);
        if (options.into === undefined) return new Uint8Array(bytes);
        options.into.set(new Uint8Array(bytes));
        return options.into;
      },
      async close() {},
    };
  }

  /** Ends a read with what was read, or with its error. */
  settle(id: number, result: { readonly bytes: Uint8Array | undefined } | { readonly error: ErrorDescription }): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (pending === undefined) return;
    if ('bytes' in result) {
      pending.resolve(result.bytes);
      return;
    }
    const error = restoreError(result.error, []);
    if (typeof error === 'object' && error !== null) this.#failures.set(error, id);
    pending.reject(error);
  }

  /** The read that an error comes from. */
  readOf(error: unknown): number | undefined {
    return typeof error === 'object' && error !== null ? this.#failures.get(error) : undefined;
  }

  async #read(location: string, offset: number, length: number, { into, signal }: ReadOptions): Promise<Uint8Array> {
    signal?.throwIfAborted();
    const id = ++this.#count;
    const isShared = typeof SharedArrayBuffer !== 'undefined' && into?.buffer instanceof SharedArrayBuffer;
    const cancel = (): void => this.#post({ kind: 'cancel-read', id });
    const bytes = await new Promise<Uint8Array | undefined>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      signal?.addEventListener('abort', cancel, { once: true });
      this.#post({ kind: 'read', id, location, offset, length, into: isShared ? into : undefined });
    }).finally(() => signal?.removeEventListener('abort', cancel));
    if (bytes === undefined) return into ?? new Uint8Array();
    if (into === undefined) return bytes;
    into.set(bytes);
    return into;
  }
}
