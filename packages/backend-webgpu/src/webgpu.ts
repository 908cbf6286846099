import { unsupportedOperators } from '@automodel/compiler';
import {
  type Backend,
  type ByteSource,
  type CreateSessionOptions,
  contractVersion,
  DeviceUnavailableError,
} from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { DeviceHolder } from './devices/device-holder.js';
import { errorText } from './devices/gpu-errors.js';
import { bytesSource } from './memory/bytes-source.js';
import { allOperations } from './operations/all-operations.js';
import { packageIdentity } from './package-identity.js';
import { WebgpuSession } from './session/webgpu-session.js';
import type { WebgpuOptions } from './webgpu-options.js';

/** Our own engine on WebGPU: the device `webgpu`. Sessions of one backend share its GPU device. */
export function webgpu(options: WebgpuOptions = {}): Backend<Model> {
  const holder = new DeviceHolder(options);
  const settings = { operations: allOperations, holder, floats: 'f32' } as const;

  function createSession(
    model: Model,
    weights: ReadonlyMap<string, ByteSource>,
    sessionOptions: CreateSessionOptions,
  ): Promise<WebgpuSession> {
    return WebgpuSession.create(model, weights, sessionOptions, settings);
  }

  return {
    kind: 'backend',
    key: 'webgpu',
    package: packageIdentity,
    contract: contractVersion,
    devices: [{ name: 'webgpu', description: "automodel's own engine on WebGPU", priority: -1 }],
    async unavailable(device) {
      if (device !== 'webgpu') return `there is no device "${device}" here; the only one is "webgpu"`;
      try {
        await holder.adapter();
        return undefined;
      } catch (error) {
        return DeviceUnavailableError.is(error) ? error.reasons.join('; ') : errorText(error);
      }
    },
    unsupported: (model) => unsupportedOperators(model, allOperations.operators),
    createSession,
    async createInferenceSessionHandler(bytes, { device, externalData }) {
      // The protobuf codec is loaded only here: graphs come as plain data otherwise.
      const { decodeModel } = await import('@automodel/onnx/serde');
      const model = decodeModel(bytes);
      const weights = new Map(externalData.map(({ path, data }) => [path, bytesSource(data)]));
      return createSession(model, weights, { device, outputs: model.graph.outputs.map(({ name }) => name) });
    },
  };
}
