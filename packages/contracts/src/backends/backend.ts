import type { Plugin } from '../plugins/plugin.js';
import type { ByteSource } from '../sources/byte-source.js';
import type { Device } from './device.js';
import type { ModelOutline } from './model-outline.js';
import type { InferenceSessionOptions, SessionHandler } from './session-handler.js';
import type { SessionPreparation } from './session-preparation.js';

/** What a backend of our own is told when it makes a session from a graph. */
export interface CreateSessionOptions {
  readonly device: string;
  /** Names of the graph outputs that runs will ask for. */
  readonly outputs: readonly string[];
  /** Shapes that the first run will probably have, by graph input: a hint for packing and planning. */
  readonly inputShapes?: Readonly<Record<string, readonly number[]>> | undefined;
  /** What the backend's `prepare` gave for this session. */
  readonly preparation?: SessionPreparation | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs ONNX graphs on one or more devices. A backend has one of the two ways to make a session: from the graph as plain data
 * (`createSession`), or from protobuf bytes by onnxruntime-common's contract (`createInferenceSessionHandler`).
 * `Model` is the IR of `@automodel/onnx`, of which this package knows only the outline.
 */
export interface Backend<Model extends ModelOutline = ModelOutline> extends Plugin {
  readonly kind: 'backend';
  readonly devices: readonly Device[];
  /** Why a device of this backend cannot be used here and what to do about it; undefined if it can. Never throws. */
  unavailable(device: string): Promise<string | undefined>;
  /**
   * Why `device: 'auto'` leaves a device aside that can be used by its name, such as a GPU that is played by a program; undefined if it does not.
   * Asked only of devices that are available. Never throws.
   */
  leftAside?(device: string): Promise<string | undefined>;
  /** What a person may want to know of how a device would run here, such as on how many threads and why. */
  notes?(device: string): readonly string[];
  /**
   * Begins what a session needs whatever its graph, such as starting a worker, while the checkpoint is read; undefined if there is nothing to begin.
   * What it gives comes back in `CreateSessionOptions`, and is disposed of when the session is made or will not be. Asked only of devices that are
   * available. Never throws.
   */
  readonly prepare?: ((device: string) => Promise<SessionPreparation | undefined>) | undefined;
  /** The operators of a graph that the device does not run (`domain.Name`, default domain without prefix); answered from the graph alone. */
  unsupported(model: Model, device: string): readonly string[];
  /** Makes a session from the graph; external weights are read from `weights`, by the location that initializers name. */
  createSession?(
    model: Model,
    weights: ReadonlyMap<string, ByteSource>,
    options: CreateSessionOptions,
  ): Promise<SessionHandler>;
  /** Makes a session from a serialized ModelProto. */
  createInferenceSessionHandler?(model: Uint8Array, options: InferenceSessionOptions): Promise<SessionHandler>;
}
