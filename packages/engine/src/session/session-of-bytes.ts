import type { ByteSource, CreateSessionOptions, InferenceSessionOptions, SessionHandler } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';

/** `createInferenceSessionHandler` of an engine that makes sessions from graphs: a session for all outputs of a model in ONNX's bytes. */
export async function sessionOfBytes(
  bytes: Uint8Array,
  { device, externalData }: InferenceSessionOptions,
  createSession: (
    model: Model,
    weights: ReadonlyMap<string, ByteSource>,
    options: CreateSessionOptions,
  ) => Promise<SessionHandler>,
): Promise<SessionHandler> {
  // The protobuf codec is loaded only here: graphs come as plain data otherwise.
  const loaded = await import('../files/read-model.js');
  const model = await loaded.readModel(bytes);
  return createSession(model, loaded.weightFiles(externalData), {
    device,
    outputs: model.graph.outputs.map(({ name }) => name),
  });
}
