import type { WeightFiles } from '../session/weight-files.js';

/** Closes files; fails if one of them does. */
export async function closeFiles(files: WeightFiles): Promise<void> {
  await Promise.all(Array.from(files.values(), (file) => file.close()));
}
