/** A queue in which at most `limit` are at work; each gets what ends its turn. */
export function createTurns(limit: number): (signal: AbortSignal) => Promise<() => void> {
  let busy = 0;
  const queue = new Set<() => void>();
  const end = (): void => {
    busy -= 1;
    const [next] = queue;
    next?.();
  };
  return (signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const abort = (): void => {
        queue.delete(begin);
        reject(signal.reason);
      };
      const begin = (): void => {
        queue.delete(begin);
        signal.removeEventListener('abort', abort);
        busy += 1;
        resolve(end);
      };
      signal.addEventListener('abort', abort, { once: true });
      if (busy < limit) begin();
      else queue.add(begin);
    });
}
