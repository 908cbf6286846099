import { makeZip } from 'client-zip';
import type { CheckpointWriter } from './checkpoint-writer.js';

/** A writer of a zip archive that leaves as it is written. */
export interface ZipWriter extends CheckpointWriter {
  /** The archive: a body of a `Response`, or what is piped into a file. It must be read while files are written. */
  readonly stream: ReadableStream<Uint8Array>;
}

/** A file on its way into the archive. */
interface ZipEntry {
  readonly name: string;
  readonly input: AsyncGenerator<Uint8Array>;
}

/**
 * A writer into a zip archive, for browsers that let the user save a file but pick no directory. Files are stored as they are; no more than a piece of
 * one is in memory, and archives of more than 4 GB are fine. An error while writing is one of the stream, too.
 */
export function zipWriter(): ZipWriter {
  const { readable, writable } = new TransformStream<ZipEntry, ZipEntry>();
  const entries = writable.getWriter();
  return {
    location: 'the archive',
    stream: makeZip(readAll(readable)),
    list: async (): Promise<readonly string[]> => [],
    async write(name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
      let settle: { resolve(): void; reject(error: unknown): void } | undefined;
      const written = new Promise<void>((resolve, reject) => {
        settle = { resolve, reject };
      });
      async function* input(): AsyncGenerator<Uint8Array> {
        try {
          yield* pieces;
          settle?.resolve();
        } catch (error) {
          settle?.reject(error);
          throw error;
        }
      }
      await Promise.all([entries.write({ name, input: input() }), Promise.race([written, failed(entries)])]);
    },
    async commit(): Promise<void> {
      await entries.close();
    },
    async abort(): Promise<void> {
      await entries.abort(new DOMException('The archive was given up.', 'AbortError'));
    },
  };
}

/** Rejects if nobody takes entries any more. */
async function failed({ closed }: WritableStreamDefaultWriter<ZipEntry>): Promise<never> {
  await closed;
  throw new DOMException('The archive was closed.', 'AbortError');
}

// Not `for await` over the stream itself, which some browsers lack.
async function* readAll(stream: ReadableStream<ZipEntry>): AsyncGenerator<ZipEntry> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
