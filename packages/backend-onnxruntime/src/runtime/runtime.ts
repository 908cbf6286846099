import type { Device } from '@automodel/contracts';
import type { OnnxruntimeModule } from './onnxruntime-common.js';

/** A device with onnxruntime's name for what runs it. */
export interface RuntimeDevice extends Device {
  readonly executionProvider: string;
}

/** One of the official runtimes, as {@link createBackend} needs it. */
export interface Runtime {
  /** The backend's key; also the npm package. */
  readonly key: string;
  readonly devices: readonly RuntimeDevice[];
  readonly intraOpNumThreads?: number | undefined;
  /** Why this environment cannot have the device, and what to do about it; undefined if it can. */
  obstacle(device: string): Promise<string | undefined>;
  /** Imports the inner module that has the device; as often as asked. */
  load(device: string): Promise<OnnxruntimeModule>;
  /** Sets the inner module up before its first session; again at every attempt until one succeeds. */
  prepare?(module: OnnxruntimeModule, device: string): Promise<void>;
}
