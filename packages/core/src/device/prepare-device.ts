import type { Registry, SessionPreparation } from '@automodel/contracts';
import type { OnnxBackend } from '../session/onnx-backend.js';
import type { DeviceOption } from './device-option.js';

/** What a backend has begun for the session that it will probably make. */
export interface PreparedDevice {
  readonly backend: OnnxBackend;
  readonly preparation: SessionPreparation;
}

/** Lets the device that will probably be chosen begin with what it needs for any graph; undefined if it has nothing to begin. */
export type PrepareDevice = (registry: Registry, option: DeviceOption) => Promise<PreparedDevice | undefined>;
