import { defaultThreadCount } from './default-thread-count.js';
import type { ThreadPlatform } from './thread-worker.js';

/** How many threads a session may use. */
export interface ThreadSettings {
  /** The caller's own included. */
  readonly threads: number;
  /** How many, and why if it is only one, for a person. */
  readonly note: string;
  readonly workerUrl?: string | URL | undefined;
  /** Plans of fewer operations run on one thread. @default 20 million, which one thread does in half a millisecond */
  readonly minimumWork?: number | undefined;
}

/**
 * As many threads as were asked for, or as the platform has cores for.
 * @param hasModule whether kernels are ready: runtimes that need it have no threads.
 */
export function threadSettings(
  platform: ThreadPlatform,
  asked: number | undefined,
  workerUrl?: string | URL,
  hasModule = false,
): ThreadSettings {
  const threads = asked ?? defaultThreadCount(platform.cores);
  const only = (reason: string): ThreadSettings => ({ threads: 1, note: `1 thread: ${reason}` });
  if (hasModule) return only('a ready module runs on one');
  if (asked === 1) return only('no more were asked for');
  if (platform.obstacle !== undefined) return only(platform.obstacle);
  if (threads === 1) return only('the machine has one core');
  return { threads, note: `${threads} threads`, workerUrl };
}
