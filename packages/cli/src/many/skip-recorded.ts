import { UsageError } from '../errors/usage-error.js';
import type { RecordedImage, ResultFile } from './result-file.js';

/** Where a run takes up its inputs. */
export interface StartingPoint {
  /** Images recorded already. */
  readonly done: number;
  /** How many of them failed. */
  readonly failed: number;
  /** The paths of the last recorded ones, back to the start of their batch. */
  readonly batchPaths: readonly string[];
  /** The first record of an image that did not fail. */
  readonly example: RecordedImage | undefined;
}

/**
 * Takes the paths that are recorded already off the inputs.
 * @throws {UsageError} unless the records are of the first inputs, in their order: anything else would lose or repeat images in silence.
 */
export async function skipRecorded(
  paths: AsyncIterator<string>,
  file: Pick<ResultFile<unknown>, 'name' | 'recorded'>,
  batchSize: number,
): Promise<StartingPoint> {
  let done = 0;
  let failed = 0;
  let batchPaths: string[] = [];
  let example: RecordedImage | undefined;
  for await (const recorded of file.recorded()) {
    const next = await paths.next();
    if (next.done === true) throw tooMany(file.name, done);
    if (next.value !== recorded.path) throw otherOrder(file.name, done + 1, recorded.path, next.value);
    done++;
    if (recorded.failed) failed++;
    else example ??= recorded;
    batchPaths = done % batchSize === 0 ? [] : [...batchPaths, recorded.path];
  }
  return { done, failed, batchPaths, example };
}

const remedy = 'Resume with the images of the first run, in their order; or start anew with --overwrite.';

function tooMany(file: string, count: number): UsageError {
  return new UsageError({ message: `${file} has more records than there are images now (${count}).`, remedy });
}

function otherOrder(file: string, number: number, recorded: string, found: string): UsageError {
  return new UsageError({
    message: `Record ${number} of ${file} is of ${recorded}, but image ${number} is ${found}.`,
    remedy,
  });
}
