import { type Backend, memoryByteSource, type SessionHandler } from '@automodel/core';
import type { Model } from '@automodel/onnx';
import { encodeModel } from '@automodel/onnx/serde';
import type { SessionPath } from './session-path.js';

/** Where and how a session is made. */
export interface OpenSessionOptions {
  readonly backend: Backend<Model>;
  readonly device: string;
  readonly path: SessionPath;
  /** The shapes of the first run, as a hint. */
  readonly inputShapes?: Readonly<Record<string, readonly number[]>> | undefined;
}

/** Makes a session by one of the two ways. */
export async function openSession(
  model: Model,
  weights: ReadonlyMap<string, Uint8Array>,
  { backend, device, path, inputShapes }: OpenSessionOptions,
): Promise<SessionHandler> {
  if (path === 'graph' && backend.createSession !== undefined) {
    const sources = new Map([...weights].map(([name, bytes]) => [name, memoryByteSource(bytes, name)]));
    const outputs = model.graph.outputs.map(({ name }) => name);
    return backend.createSession(model, sources, { device, outputs, inputShapes });
  }
  if (path === 'bytes' && backend.createInferenceSessionHandler !== undefined) {
    const externalData = Array.from(weights, ([name, data]) => ({ path: name, data }));
    return backend.createInferenceSessionHandler(encodeModel(model), { device, externalData });
  }
  throw new TypeError(`The backend "${backend.key}" makes no sessions from ${path === 'graph' ? 'graphs' : 'bytes'}.`);
}
