import type { WeightSource } from '@automodel/compiler';
import type { ByteSource } from '@automodel/contracts';
import { missingWeightFile } from './missing-weight-file.js';

/** What asks for a file. */
export interface WeightFileOptions {
  /** The engine's name, for the error. */
  readonly backend: string;
  /** The first weight that is read from it, for the error. */
  readonly weight: WeightSource | undefined;
}

/**
 * The file that a plan's weights name.
 * @throws {BackendError} if the session was made without it.
 */
export function weightFile(
  files: ReadonlyMap<string, ByteSource>,
  location: string,
  { backend, weight }: WeightFileOptions,
): ByteSource {
  const file = files.get(location);
  if (file !== undefined) return file;
  throw missingWeightFile(backend, weight);
}
