import { BackendError, type SessionHandler } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { encodeModel } from '@automodel/onnx/serde';
import type { OnnxBackend } from './onnx-backend.js';
import { type ReadWeightsOptions, readWeights } from './read-weights.js';
import type { WeightFiles } from './weight-files.js';

/**
 * Makes a session on a backend that takes graphs as protobuf bytes with their weights.
 * @throws {BackendError} if it does not do that either.
 */
export async function createSessionOfBytes(
  model: Model,
  files: WeightFiles,
  backend: OnnxBackend,
  device: string,
  options: ReadWeightsOptions,
): Promise<SessionHandler> {
  if (backend.createInferenceSessionHandler === undefined) {
    throw new BackendError({
      backend: backend.key,
      operation: 'create a session',
      reason: 'it has neither createSession nor createInferenceSessionHandler.',
      remedy: `Report it to the authors of ${backend.package.name}.`,
    });
  }
  const externalData = await readWeights(model, files, options);
  options.signal?.throwIfAborted();
  return backend.createInferenceSessionHandler(encodeModel(model), { device, externalData });
}
