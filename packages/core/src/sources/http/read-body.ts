import { DownloadError } from '@automodel/contracts';
import type { RequestSettings } from './send-request.js';

/**
 * The chunks of an answer's body.
 * @throws {DownloadError} if the connection breaks, or nothing comes for too long.
 */
export async function* readBody(
  response: Response,
  url: string,
  { file, signal, stallTimeout = 30_000 }: RequestSettings,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  const fail = (reason: 'network' | 'stalled', cause?: unknown): never => {
    throw new DownloadError({
      url,
      file,
      reason,
      problem: reason === 'network' ? 'the connection broke' : `nothing came for ${stallTimeout / 1000} s`,
      remedy: 'Load again: what has arrived is kept.',
      cause,
    });
  };
  const stop = new AbortController();
  try {
    for (;;) {
      const chunk = await new Promise<ReadableStreamReadResult<Uint8Array>>((resolve, reject) => {
        const timer = setTimeout(() => reject(stop.signal), stallTimeout);
        const abort = (): void => reject(signal?.reason);
        signal?.addEventListener('abort', abort, { once: true });
        reader
          .read()
          .then(resolve, reject)
          .finally(() => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', abort);
          });
        if (signal?.aborted) abort();
      }).catch((cause: unknown) => {
        signal?.throwIfAborted();
        return cause === stop.signal ? fail('stalled') : fail('network', cause);
      });
      if (chunk.done) return;
      yield chunk.value;
    }
  } finally {
    // Not waited for: a server that hangs would make the caller hang.
    reader.cancel().catch(() => undefined);
  }
}
