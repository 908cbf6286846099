import { BackendError, type Backend as Engine, type SessionHandler } from '@automodel/contracts';
import type { Model, ValueInfo } from '@automodel/onnx';
import { bytesSource } from '../files/bytes-source.js';
import { type Backend, type InferenceSession, type InferenceSessionHandler, Tensor } from './onnxruntime-common.js';
import { readBytes } from './read-bytes.js';

/**
 * An engine as a backend of onnxruntime-common, for users of its `InferenceSession`. Its name there is `automodel-` and the device.
 * @param engine makes sessions from graphs.
 * @param device the one of its devices that runs them.
 */
export function ortBackend(engine: Engine<Model>, device: string): Backend {
  const failure = (reason: string, remedy: string): BackendError =>
    new BackendError({ backend: `automodel-${device}`, operation: 'create a session', reason, remedy });
  const report = `Report it as a bug of ${engine.package.name}.`;
  return {
    async init() {
      const obstacle = await engine.unavailable(device);
      if (obstacle !== undefined) throw failure(obstacle, 'Use another execution provider.');
    },
    async createInferenceSessionHandler(file, { externalData = [] } = {}) {
      const loaded = await import('../files/read-model.js');
      const model = await loaded.readModel(await readBytes(file));
      const missing = [...new Set(engine.unsupported(model, device))];
      if (missing.length > 0) {
        throw failure(`it does not run ${missing.join(', ')}.`, 'Use another execution provider for this model.');
      }
      const weights = new Map(
        await Promise.all(
          externalData.map(async (entry) => {
            const { path, data } = typeof entry === 'string' ? { path: entry, data: entry } : entry;
            return [path, bytesSource(await readBytes(data))] as const;
          }),
        ),
      );
      const outputs = model.graph.outputs.map(({ name }) => name);
      const handler = await engine.createSession?.(model, weights, { device, outputs });
      if (handler === undefined) throw failure('it makes no sessions.', report);
      return sessionHandler(handler, model, (name) => failure(`the output "${name}" is no tensor.`, report));
    },
  };
}

function sessionHandler(
  handler: SessionHandler,
  { graph }: Model,
  noTensor: (output: string) => BackendError,
): InferenceSessionHandler {
  return {
    inputNames: handler.inputNames,
    outputNames: handler.outputNames,
    inputMetadata: graph.inputs.map(metadataOf),
    outputMetadata: graph.outputs.map(metadataOf),
    startProfiling() {},
    endProfiling() {},
    dispose: () => handler.dispose(),
    async run(feeds, fetches) {
      const results = await handler.run(feeds, Object.keys(fetches));
      return Object.fromEntries(
        Object.entries(results).map(([name, value]) => {
          if (value instanceof Tensor) return [name, value];
          throw noTensor(name);
        }),
      );
    },
  };
}

function metadataOf({ name, type }: ValueInfo): InferenceSession.ValueMetadata {
  if (type?.kind !== 'tensor' || !isTensorType(type.dataType)) return { name, isTensor: false };
  const shape = (type.shape ?? []).map((dim, axis) => (typeof dim === 'number' ? dim : String(dim ?? `axis ${axis}`)));
  return { name, isTensor: true, type: type.dataType, shape };
}

const tensorTypes = ['bool', 'float16', 'float32', 'float64', 'int16', 'int32', 'int64', 'int8', 'string'] as const;

function isTensorType(dataType: string): dataType is (typeof tensorTypes)[number] {
  return tensorTypes.some((type) => type === dataType);
}
