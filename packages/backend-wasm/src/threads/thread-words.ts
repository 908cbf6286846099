/**
 * The int32 words through which the threads of a session meet, by their index. Words that change often lie 64 bytes apart, so that threads do
 * not take each other's cache lines. The worker is told this table, since it imports nothing.
 */
export const threadWords = {
  /** Counts runs; a worker sleeps until it changes. */
  runs: 0,
  /** Counts arrivals at the end of stages, of all threads and runs; wraps around. */
  arrived: 16,
  /** Threads that sleep, or are about to. */
  sleepers: 32,
  /** Workers that have started. */
  ready: 33,
  /** The run whose remaining stages are left out. */
  cancelled: 34,
  /** `arrived` at the end of the first stage that is left out: a worker that is late still has the stages before it to do. */
  cancelledFrom: 35,
  /** The bytes of the program's module: address, length and a number that no other program of the session has. */
  program: 48,
  programLength: 49,
  programId: 50,
  /** Where the table of the program starts, as an index of int32: for each stage and thread the begin and end of its kernel calls. */
  programWords: 51,
  stages: 52,
  /** `arrived` when the run began. */
  base: 53,
  length: 64,
  /** How often a worker looks for the others within a run before it sleeps: about 0.2 ms. */
  spins: 100_000,
  /** How often a worker looks for the next run before it sleeps: some 20 µs. */
  idleSpins: 10_000,
} as const;
