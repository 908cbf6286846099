import { unlessAborted } from '../unless-aborted.js';

/** Waits for some milliseconds, or rejects with the reason of an abort. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return unlessAborted(over, signal).finally(() => clearTimeout(timer));
}
