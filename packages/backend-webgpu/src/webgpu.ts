import { unsupportedOperators } from '@automodel/compiler';
import {
  type Backend,
  type ByteSource,
  type CreateSessionOptions,
  contractVersion,
  DeviceUnavailableError,
} from '@automodel/contracts';
import { sessionOfBytes } from '@automodel/engine';
import type { Model } from '@automodel/onnx';
import { DeviceHolder } from './devices/device-holder.js';
import { errorText } from './devices/error-text.js';
import { unavailableError } from './devices/unavailable-error.js';
import { ImageInput, type ImageInputOptions } from './input/image-input.js';
import { allOperations } from './operations/all-operations.js';
import { unsupportedForms } from './operations/unsupported-forms.js';
import { packageIdentity } from './package-identity.js';
import { WebgpuSession } from './session/webgpu-session.js';
import type { ChoiceTable } from './tuning/algorithm-choices.js';
import type { WebgpuOptions } from './webgpu-options.js';

const noHalf = 'this device has no 16-bit floats (shader-f16), which dtype: "float16" needs';

/** The backend, with what it measured. */
export interface WebgpuBackend extends Backend<Model> {
  /** Which algorithms were fastest for the products that were measured on this device (`measure`), and those that were given as `choices`: plain data to keep. */
  measuredChoices(): Promise<ChoiceTable>;
  /** Makes inputs of models from images on this backend's GPU: pixels in memory, frames of a camera, canvases. */
  imageInput(options?: ImageInputOptions): ImageInput;
}

/** Our own engine on WebGPU: the device `webgpu`. Sessions of one backend share its GPU device. */
export function webgpu(options: WebgpuOptions = {}): WebgpuBackend {
  const holder = new DeviceHolder(options);
  const { dtype = 'float32', measure = false, warmup = true, onPipelines } = options;
  const location = options.preferredOutputLocation ?? 'cpu';
  const floats = dtype === 'float16' ? 'f16' : 'f32';
  const settings = { operations: allOperations, holder, floats, measure, location, warmup, onPipelines } as const;

  async function createSession(
    model: Model,
    weights: ReadonlyMap<string, ByteSource>,
    sessionOptions: CreateSessionOptions,
  ): Promise<WebgpuSession> {
    if (floats === 'f16' && !(await holder.open()).device.features.has('shader-f16')) throw unavailableError(noHalf);
    return WebgpuSession.create(model, weights, sessionOptions, settings);
  }

  return {
    kind: 'backend',
    key: 'webgpu',
    package: packageIdentity,
    contract: contractVersion,
    devices: [{ name: 'webgpu', description: "automodel's own engine on WebGPU", priority: 20 }],
    async unavailable(device) {
      if (device !== 'webgpu') return `there is no device "${device}" here; the only one is "webgpu"`;
      try {
        const adapter = await holder.adapter();
        const features = adapter?.features ?? (await holder.open()).device.features;
        return floats === 'f32' || features.has('shader-f16') ? undefined : noHalf;
      } catch (error) {
        return DeviceUnavailableError.is(error) ? error.reasons.join('; ') : errorText(error);
      }
    },
    async leftAside() {
      const info = await holder.adapterInfo().catch(() => undefined);
      if (info?.isFallbackAdapter !== true) return undefined;
      return 'its GPU is a program on the CPU, where device "wasm" is faster; it is taken by its name';
    },
    unsupported(model) {
      const operators = unsupportedOperators(model, allOperations.operators);
      return operators.length > 0 ? operators : unsupportedForms(model, allOperations.operators);
    },
    createSession,
    imageInput: (imageOptions = {}) => new ImageInput(holder, imageOptions),
    async measuredChoices() {
      return (await holder.open()).choices.measured;
    },
    createInferenceSessionHandler: async (bytes, options) => sessionOfBytes(bytes, options, createSession),
  };
}
