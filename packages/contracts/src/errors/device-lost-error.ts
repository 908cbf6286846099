import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link DeviceLostError}. */
export interface DeviceLostErrorDetails {
  /** The device, such as `webgpu`. */
  readonly device: string;
  /** What the runtime said. */
  readonly reason: string;
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** The device went away in the middle of a run, as GPUs do when their driver restarts or the computer sleeps. */
export class DeviceLostError extends AutomodelError {
  static override readonly code = 'DEVICE_LOST';
  declare readonly device: string;
  declare readonly reason: string;

  constructor(details: DeviceLostErrorDetails) {
    super(DeviceLostError.code, {
      ...details,
      message: `The device "${details.device}" was lost: ${details.reason.trim()}.`,
    });
  }
}
