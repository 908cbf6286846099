import { AutomodelError } from './automodel-error.js';
import { nearestNames } from './nearest-names.js';
import { quoteList } from './quote-list.js';

/** The values that explain a {@link UnknownDeviceError}. */
export interface UnknownDeviceErrorDetails {
  /** The device asked for. */
  readonly device: string;
  /** The devices that registered backends offer. */
  readonly available: readonly string[];
  readonly cause?: unknown;
}

/** No registered backend offers a device of that name. */
export class UnknownDeviceError extends AutomodelError {
  static override readonly code = 'UNKNOWN_DEVICE';
  declare readonly device: string;
  declare readonly available: readonly string[];

  constructor(details: UnknownDeviceErrorDetails) {
    super(UnknownDeviceError.code, {
      ...details,
      message: `There is no device "${details.device}".${details.available.length === 0 ? ' No backend is registered.' : ` Registered backends offer ${quoteList(nearestNames(details.device, details.available))}.`}`,
      remedy:
        details.available.length === 0
          ? "Install a backend and pass it, for example { use: [onnxruntime()] } from '@automodel/backend-onnxruntime/node'."
          : 'Use one of these, or leave the device out to let automodel choose.',
    });
  }
}
