import type { WeightFiles } from '../session/weight-files.js';
import { closeFiles } from './close-files.js';

/** Does a piece of work that takes files over; closes them if it fails. */
export async function closingOnFailure<Result>(files: WeightFiles, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // What went wrong first is what the caller must hear of.
    await closeFiles(files.values()).catch(() => undefined);
    throw error;
  }
}
