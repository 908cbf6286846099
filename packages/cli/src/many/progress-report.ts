import { performance } from 'node:perf_hooks';
import type { OutputStream } from '../command-environment.js';
import { formatDuration } from '../output/format-duration.js';
import type { Progress } from '../output/progress.js';

/** How far a run over many images is. */
export interface RunState {
  /** Images recorded, by this run and those before. */
  readonly done: number;
  readonly failed: number;
  /** All images; undefined while nobody knows. */
  readonly total: number | undefined;
}

/** Tells how far a run is, how fast, and how long it will take. */
export interface ProgressReport {
  report(state: RunState): void;
  /** What it came to, once it is over. */
  summary(state: RunState): string;
}

/** Between two lines where there is no terminal. */
const linePauseMilliseconds = 10_000;

/**
 * On a terminal a bar, elsewhere a line now and then.
 * @param alreadyDone images that runs before recorded: they say nothing about this one's rate.
 */
export function createProgressReport(
  stream: OutputStream,
  progress: Progress,
  alreadyDone: number,
  now: () => number = () => performance.now(),
): ProgressReport {
  const started = now();
  let reported = started;
  const rateOf = (done: number): number => (done - alreadyDone) / Math.max((now() - started) / 1000, 1e-3);
  return {
    report(state) {
      const text = describe(state, rateOf(state.done));
      if (stream.isTTY === true) progress.report(text, state.done, state.total ?? 0);
      else if (now() - reported >= linePauseMilliseconds) {
        stream.write(`${text}\n`);
        reported = now();
      }
    },
    summary({ done, failed }) {
      const seconds = (now() - started) / 1000;
      const before = alreadyDone === 0 ? '' : ` (${count(alreadyDone)} of them recorded before)`;
      const rate = done === alreadyDone ? '' : ` in ${formatDuration(seconds)} (${formatRate(rateOf(done))})`;
      return `${count(done)} ${done === 1 ? 'image' : 'images'}${before}${rate}${describeFailed(failed)}`;
    },
  };
}

function describe({ done, failed, total }: RunState, rate: number): string {
  const known = total !== undefined && total >= done;
  const left = known && rate > 0 ? `, ${formatDuration((total - done) / rate)} left` : '';
  return `${count(done)}${known ? ` of ${count(total)}` : ''} images, ${formatRate(rate)}${left}${describeFailed(failed)}`;
}

function describeFailed(failed: number): string {
  return failed === 0 ? '' : `, ${count(failed)} failed`;
}

function formatRate(rate: number): string {
  return `${rate >= 100 ? Math.round(rate) : rate.toFixed(1)} images/s`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
