import { performance } from 'node:perf_hooks';
import { SingleBar } from 'cli-progress';
import type { OutputStream } from '../command-environment.js';

/** Shows how far long work has come. */
export interface Progress {
  /**
   * @param step what is being done, such as `Loading model.safetensors`.
   * @param total 0 where it is not known: then the step stands alone.
   */
  report(step: string, done: number, total: number): void;
  /** Takes the bar off the screen; idempotent. */
  stop(): void;
}

/** Work that is over sooner shows no bar: it would only flicker. */
const patienceMilliseconds = 300;

const barWidth = 20;

/** A progress bar on a terminal; on anything else, nothing. */
export function createProgress(stream: OutputStream, now: () => number = () => performance.now()): Progress {
  if (stream.isTTY !== true) return { report: () => undefined, stop: () => undefined };
  const started = now();
  let bar: SingleBar | undefined;
  return {
    report(step: string, done: number, total: number): void {
      if (bar === undefined && now() - started < patienceMilliseconds) return;
      const text = total > 0 ? `${step}  ${drawBar(done / total)}` : step;
      if (bar === undefined) {
        bar = createBar(stream);
        bar.start(total, done, { text });
      } else {
        bar.setTotal(total);
        bar.update(done, { text });
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
    // The bar is drawn here: cli-progress would draw one where there is no total too.
    format: '{text}',
    clearOnComplete: true,
    // cli-progress turns wrapping off for the time of the bar, which Ctrl-C would leave so.
    linewrap: true,
  });
}

function drawBar(fraction: number): string {
  const complete = Math.round(barWidth * Math.min(1, fraction));
  return `${'█'.repeat(complete)}${'░'.repeat(barWidth - complete)} ${Math.floor(fraction * 100)} %`;
}
