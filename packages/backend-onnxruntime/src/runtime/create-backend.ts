import {
  AutomodelError,
  type Backend,
  contractVersion,
  DeviceUnavailableError,
  type InferenceSessionOptions,
  type SessionHandler,
  UnknownDeviceError,
} from '@automodel/contracts';
import { packageIdentity } from '../package-identity.js';
import { createSessionHandler } from './create-session-handler.js';
import { errorText } from './error-text.js';
import { ModuleState } from './module-state.js';
import { createInnerSession, type InnerSession, type OnnxruntimeModule } from './onnxruntime-common.js';
import type { Runtime, RuntimeDevice } from './runtime.js';
import { runtimeFailure } from './runtime-failure.js';
import { unsupportedOperators } from './unsupported-operators.js';

/** The backend of one of the official runtimes. A start that failed is tried anew at the next call. */
export function createBackend(runtime: Runtime): Backend {
  const { key } = runtime;
  const names = runtime.devices.map(({ name }) => name);

  function findDevice(name: string): RuntimeDevice {
    const device = runtime.devices.find((candidate) => candidate.name === name);
    if (device === undefined) throw new UnknownDeviceError({ device: name, available: names });
    return device;
  }

  async function start(
    module: OnnxruntimeModule,
    model: Uint8Array,
    { device, externalData }: InferenceSessionOptions,
  ): Promise<InnerSession> {
    const state = ModuleState.of(module);
    const { executionProvider } = findDevice(device);
    const { intraOpNumThreads } = runtime;
    try {
      if (!state.started) await runtime.prepare?.(module, device);
      const session = await createInnerSession(module, model, { executionProvider, externalData, intraOpNumThreads });
      state.started = true;
      return session;
    } catch (error) {
      if (AutomodelError.is(error)) throw error;
      throw runtimeFailure(error, { backend: key, operation: 'create a session', remedy: remedyFor(errorText(error)) });
    }
  }

  return {
    kind: 'backend',
    key,
    package: packageIdentity,
    contract: contractVersion,
    devices: runtime.devices.map(({ name, description, priority }) => ({ name, description, priority })),

    async unavailable(device: string): Promise<string | undefined> {
      try {
        const obstacle = await runtime.obstacle(findDevice(device).name);
        if (obstacle === undefined) await runtime.load(device);
        return obstacle;
      } catch (error) {
        return errorText(error);
      }
    },

    unsupported: unsupportedOperators,

    async createInferenceSessionHandler(model: Uint8Array, options: InferenceSessionOptions): Promise<SessionHandler> {
      const { name } = findDevice(options.device);
      const obstacle = await runtime.obstacle(name);
      if (obstacle !== undefined) {
        const remedy = 'Use another device, or leave the device out to let automodel choose.';
        throw new DeviceUnavailableError({ devices: [name], reasons: [obstacle], remedy });
      }
      const module = await runtime.load(name);
      const { queue } = ModuleState.of(module);
      const session = await queue.run(() => start(module, model, options));
      return createSessionHandler(session, queue, key);
    },
  };
}

// "no available backend found" is how onnxruntime-common reports a failed start, which its copy inside onnxruntime-web then
// repeats for ever (lib/backend-impl.ts: `aborted` is never reset).
function remedyFor(reason: string): string {
  return reason.includes('no available backend found')
    ? 'onnxruntime remembers a failed start: correct the cause (often a .wasm file that is not served where it is looked for; see the option wasmPaths) and reload the page.'
    : 'Check that the bytes are an ONNX model of operator set 26 or older and that every file of its external data was given.';
}
