const signals = ['SIGINT', 'SIGTERM'] as const;

/** Listens once for what asks this process to end; the next time it does end it. Gives what takes the listener off. */
export function onInterrupt(listener: () => void): () => void {
  const stop = (): void => {
    for (const signal of signals) process.off(signal, interrupt);
  };
  const interrupt = (): void => {
    stop();
    listener();
  };
  for (const signal of signals) process.on(signal, interrupt);
  return stop;
}
