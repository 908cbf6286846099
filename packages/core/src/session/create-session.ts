import type { SessionHandler, SessionPreparation } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import type { SelectedDevice } from '../device/select-device.js';
import { loadOtherSources } from '../sources/other/load-other-sources.js';
import type { ReadWeightsOptions } from './read-weights.js';
import type { WeightFiles } from './weight-files.js';

export interface PrepareOptions extends ReadWeightsOptions {
  /** Shapes that the first run will probably have, by graph input: backends of our own prepare for them. */
  readonly inputShapes?: Readonly<Record<string, readonly number[]>> | undefined;
  /** Of the backend that makes the session. */
  readonly preparation?: SessionPreparation | undefined;
}

/**
 * Makes a session for a graph on a device: from the graph itself where the backend takes it, else from bytes, for which the
 * protobuf codec is loaded.
 */
export async function createSession(
  model: Model,
  files: WeightFiles,
  { backend, device }: SelectedDevice,
  options: PrepareOptions = {},
): Promise<SessionHandler> {
  const { signal, onProgress, inputShapes, preparation } = options;
  signal?.throwIfAborted();
  if (backend.createSession !== undefined) {
    const outputs = model.graph.outputs.map(({ name }) => name);
    const reads = onProgress && (await loadOtherSources()).reportReads(files, onProgress);
    try {
      const made = await backend.createSession(model, reads?.files ?? files, {
        ...{ device, outputs, inputShapes, preparation, signal },
      });
      return await unlessAborted(made, signal);
    } finally {
      reads?.end();
    }
  }
  const loaded = await import('./create-session-of-bytes.js');
  return unlessAborted(await loaded.createSessionOfBytes(model, files, backend, device, options), signal);
}

/** A backend may not notice an abort while it makes a session: then nobody wants the session any more. */
async function unlessAborted(handler: SessionHandler, signal: AbortSignal | undefined): Promise<SessionHandler> {
  if (signal?.aborted) await handler.dispose();
  signal?.throwIfAborted();
  return handler;
}
