import { performance } from 'node:perf_hooks';
import { SingleBar } from 'cli-progress';
import type { OutputStream } from '../command-environment.js';

/** Shows how far long work has come. */
export interface Progress {
  /** @param step what is being done, such as `Loading model.safetensors`. */
  report(step: string, done: number, total: number): void;
  /** Takes the bar off the screen; idempotent. */
  stop(): void;
}

/** Work that is over sooner shows no bar: it would only flicker. */
const patienceMilliseconds = 300;

/** A progress bar on a terminal; on anything else, nothing. */
export function createProgress(stream: OutputStream, now: () => number = () => performance.now()): Progress {
  if (stream.isTTY !== true) return { report: () => undefined, stop: () => undefined };
  const started = now();
  let bar: SingleBar | undefined;
  return {
    report(step: string, done: number, total: number): void {
      if (bar === undefined && now() - started < patienceMilliseconds) return;
      if (bar === undefined) {
        bar = createBar(stream);
        bar.start(total, done, { step });
      } else {
        bar.setTotal(total);
        bar.update(done, { step });
      }
    },
    stop(): void {
      bar?.stop();
      bar = undefined;
    },
  };
}

function createBar(stream: OutputStream): SingleBar {
  return new SingleBar({
    stream,
    format: '{step}  {bar} {percentage} %',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 20,
    clearOnComplete: true,
    // cli-progress turns wrapping off for the time of the bar, which Ctrl-C would leave so.
    linewrap: true,
  });
}
