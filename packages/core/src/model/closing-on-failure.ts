import type { ByteSource } from '@automodel/contracts';

/** Does a piece of work that takes files over; closes them if it fails. */
export async function closingOnFailure<Result>(
  files: ReadonlyMap<string, ByteSource>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // What went wrong first is what the caller must hear of.
    await Promise.allSettled([...files.values()].map((file) => file.close()));
    throw error;
  }
}
