import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link DeviceUnavailableError}. */
export interface DeviceUnavailableErrorDetails {
  /** The devices tried, in order. */
  readonly devices: readonly string[];
  /** Why each cannot be used. */
  readonly reasons: readonly string[];
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** No device of those asked for can be used here. */
export class DeviceUnavailableError extends AutomodelError {
  static override readonly code = 'DEVICE_UNAVAILABLE';
  declare readonly devices: readonly string[];
  declare readonly reasons: readonly string[];

  constructor(details: DeviceUnavailableErrorDetails) {
    super(DeviceUnavailableError.code, {
      ...details,
      message: `No device can be used${details.devices.map((device, index) => `${index === 0 ? ': ' : '; '}"${device}": ${clause(details.reasons[index])}`).join('')}.`,
    });
  }
}

/** A reason without its full stop: often it is the message of another error. */
function clause(reason = 'unavailable'): string {
  return reason.replace(/\.$/, '');
}
