import { defaultThreadCount } from './default-thread-count.js';
import type { ThreadPlatform } from './thread-worker.js';

/** How many threads a session may use. */
export interface ThreadSettings {
  /** The caller's own included. */
  readonly threads: number;
  /** Why it is only one; empty where it is more. */
  readonly reason: string;
  readonly workerUrl?: string | URL | undefined;
  /** Plans of fewer operations run on one thread. @default 20 million, which one thread does in half a millisecond */
  readonly minimumWork?: number | undefined;
}

/** As many threads as were asked for, or as the platform has cores for. */
export function threadSettings(
  platform: ThreadPlatform,
  asked: number | undefined,
  workerUrl?: string | URL,
): ThreadSettings {
  const threads = asked ?? defaultThreadCount(platform.cores);
  const only = (reason: string): ThreadSettings => ({ threads: 1, reason });
  if (asked === 1) return only('no more were asked for');
  if (platform.obstacle !== undefined) return only(platform.obstacle);
  if (threads === 1) return only('the machine has one core');
  return { threads, reason: '', workerUrl };
}
