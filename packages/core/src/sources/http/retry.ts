import { isTransient } from './is-transient.js';
import type { TransferSettings } from './transfer-settings.js';
import { wait } from './wait.js';

/** Repeats what the network or a busy server let fail, after a growing time with jitter, or the time that the server names. */
export async function retry<Result>(
  attempt: () => Promise<Result>,
  settings: TransferSettings & { readonly signal?: AbortSignal | undefined },
  progress: () => number = () => 0,
): Promise<Result> {
  const { retries = 5, retryDelay = 500, signal } = settings;
  let failures = 0;
  for (;;) {
    const before = progress();
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      // Whatever brought bytes was no failure in a row.
      failures = progress() > before ? 1 : failures + 1;
      if (!isTransient(error) || failures > retries) throw error;
      const delay = Math.min(30_000, retryDelay * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
      // A server that wants minutes is not waited for: the caller should know.
      if ((error.retryAfter ?? 0) > 120) throw error;
      await wait(Math.max(delay, (error.retryAfter ?? 0) * 1000), signal);
    }
  }
}
