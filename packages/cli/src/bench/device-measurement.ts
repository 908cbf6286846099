import type { RunProfile } from '@automodel/core';

/** How long a model takes on a device. */
export interface DeviceMeasurement {
  readonly device: string;
  /** Milliseconds from the directory to a model that is ready. */
  readonly load: number;
  readonly first: number;
  /** Milliseconds of each run after those that warm up. */
  readonly runs: readonly number[];
  /** Where the time of one more run went, if the device says so. */
  readonly profile: RunProfile | undefined;
  /** How the device ran, such as on how many threads and why. */
  readonly notes: readonly string[];
}

/** A device that could not run the model. */
export interface FailedMeasurement {
  readonly device: string;
  readonly error: unknown;
}
