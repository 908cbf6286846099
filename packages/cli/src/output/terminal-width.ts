import type { OutputStream } from '../command-environment.js';

/** Wider lines are hard to read, however wide the terminal. */
const widest = 120;

/** The columns to lay text out in; undefined for files and pipes, which do not wrap. */
export function terminalWidth({ isTTY, columns }: OutputStream): number | undefined {
  return isTTY === true ? Math.min(columns ?? 80, widest) : undefined;
}
