import { anySignal } from '../any-signal.js';
import { unlessAborted } from '../unless-aborted.js';
import { downloadFailure } from './download-failure.js';
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
  const stall = new AbortController();
  const either = anySignal(signal, stall.signal);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    for (;;) {
      timer = setTimeout(() => stall.abort(), stallTimeout);
      const chunk = await unlessAborted(reader.read(), either);
      clearTimeout(timer);
      if (chunk.done) return;
      yield chunk.value;
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw stall.signal.aborted
      ? downloadFailure(url, file, 'stalled', `nothing came for ${stallTimeout / 1000} s`)
      : downloadFailure(url, file, 'network', 'the connection broke', cause);
  } finally {
    clearTimeout(timer);
    // Not waited for: a server that hangs would make the caller hang.
    reader.cancel().catch(() => undefined);
  }
}
