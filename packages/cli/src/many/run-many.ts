import type { Tensor } from '@automodel/core';
import type { OutputStream } from '../command-environment.js';
import type { ImageInputs } from '../inputs/image-inputs.js';
import type { Progress } from '../output/progress.js';
import { inBatches } from './in-batches.js';
import { mapAhead } from './map-ahead.js';
import { isFailure, type Outcome } from './outcome.js';
import { createProgressReport, type RunState } from './progress-report.js';
import type { RecordedImage, ResultFile, ResultWriter } from './result-file.js';
import { type RunModel, runBatch } from './run-batch.js';
import { type StartingPoint, skipRecorded } from './skip-recorded.js';

/** What turns images into values; owned by the run once it is loaded. */
export interface ImageEngine<Value> {
  /** Reads an image and makes the model's input `[1, channels, height, width]` of it; never rejects. */
  prepare(path: string): Promise<Outcome<Tensor>>;
  run: RunModel<Value>;
  /** @throws {UsageError} if a record of a run before does not fit what this one gives. */
  checkRecord(recorded: RecordedImage): void;
  dispose(): Promise<void>;
}

export interface RunManyOptions<Value> {
  readonly inputs: ImageInputs;
  readonly file: ResultFile<Value>;
  /** Called only where an image is left to do. */
  readonly load: () => Promise<ImageEngine<Value>>;
  /** Images for each call of the model. */
  readonly batchSize: number;
  /** Images read and prepared at a time. */
  readonly concurrency: number;
  /** Ends the run behind the batch that it interrupts. */
  readonly signal: AbortSignal;
  readonly stderr: OutputStream;
  readonly progress: Progress;
  /** Called for each image that fails. */
  readonly onFailure: (details: string) => void;
}

/** How a run over many images ended. */
export interface FinishedRun extends RunState {
  readonly interrupted: boolean;
  /** In words. */
  readonly summary: string;
}

/**
 * Runs a model over any number of images: while it works on a batch the next images are read and prepared, results are written batch by batch in
 * the order of the inputs, and nothing else is kept, so memory stays flat.
 *
 * Batches start at multiples of their size even in a resumed run, whose first batch is computed whole and recorded only where it is not
 * yet: results of an image may differ in the last digit with what is beside it in a batch.
 */
export async function runMany<Value>(options: RunManyOptions<Value>): Promise<FinishedRun> {
  const { inputs, file, signal, batchSize } = options;
  const paths = inputs.paths();
  const start = await skipRecorded(paths, file, batchSize);
  const first = await nextUnlessAborted(paths, signal);
  if (first === undefined) {
    // Also where nothing is left to do: what a run that was killed left torn goes, and no images make an empty file.
    if (!signal.aborted) await (await file.open()).close();
    return untouched(start, options);
  }
  let engine: ImageEngine<Value>;
  try {
    engine = await options.load();
  } catch (error) {
    if (isAbort(error, signal)) return untouched(start, options);
    throw error;
  }
  try {
    if (start.example !== undefined) engine.checkRecord(start.example);
    const writer = await file.open();
    try {
      return await runRemaining(withFirst([...start.batchPaths, first], paths), start, engine, writer, options);
    } finally {
      await writer.close();
    }
  } finally {
    await engine.dispose();
  }
}

/** The end of a run that had nothing to do, or no time for it. */
function untouched(
  { done, failed }: StartingPoint,
  options: Omit<RunManyOptions<unknown>, 'file' | 'load'>,
): FinishedRun {
  const state: RunState = { done, failed, total: undefined };
  const { summary } = createProgressReport(options.stderr, options.progress, done);
  return { ...state, interrupted: options.signal.aborted, summary: summary(state) };
}

/** @param paths those that are not recorded yet, with those before them in the same batch. */
async function runRemaining<Value>(
  paths: AsyncIterable<string>,
  start: StartingPoint,
  engine: ImageEngine<Value>,
  writer: ResultWriter<Value>,
  { inputs, batchSize, concurrency, signal, stderr, progress, onFailure }: RunManyOptions<Value>,
): Promise<FinishedRun> {
  let state: RunState = { done: start.done, failed: start.failed, total: undefined };
  inputs.count().then(
    (total) => {
      state = { ...state, total };
    },
    // The run meets what fails here too, and reports it.
    () => undefined,
  );
  const report = createProgressReport(stderr, progress, start.done);
  const ahead = { concurrency, ahead: batchSize + concurrency };
  const prepared = mapAhead(paths, (path) => engine.prepare(path), ahead);
  let alreadyRecorded = start.batchPaths.length;
  let interrupted = false;
  try {
    for await (const images of inBatches(prepared, batchSize)) {
      interrupted = signal.aborted;
      if (interrupted) break;
      const outcomes = (await runBatch(images, engine.run)).slice(alreadyRecorded);
      alreadyRecorded = 0;
      await writer.append(outcomes);
      const failures = outcomes.filter(isFailure);
      for (const { details } of failures) onFailure(details);
      state = { ...state, done: state.done + outcomes.length, failed: state.failed + failures.length };
      report.report(state);
    }
  } catch (error) {
    if (!isAbort(error, signal)) throw error;
    interrupted = true;
  }
  return { ...state, interrupted, summary: report.summary(state) };
}

async function nextUnlessAborted(paths: AsyncIterator<string>, signal: AbortSignal): Promise<string | undefined> {
  try {
    const { done, value } = await paths.next();
    return done === true ? undefined : value;
  } catch (error) {
    if (isAbort(error, signal)) return undefined;
    throw error;
  }
}

async function* withFirst(first: readonly string[], rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield* first;
  yield* rest;
}

/** Whether an error is what the interruption itself caused: standard input that was closed. */
function isAbort(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted && error instanceof Error && error.name === 'AbortError';
}
