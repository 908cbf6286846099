import { gpuPlatform } from '#gpu-platform';
import { errorText } from './error-text.js';
import { unavailableError } from './unavailable-error.js';
import { experimentalFeatures, wantedFeatures } from './wanted-features.js';
import { wantedLimits } from './wanted-limits.js';

export interface AdapterOptions {
  readonly powerPreference: GPUPowerPreference;
  readonly flags: readonly string[];
}

/**
 * The adapter that this runtime offers.
 * @throws {DeviceUnavailableError} if there is none, with the reason.
 */
export async function requestAdapter({ powerPreference, flags }: AdapterOptions): Promise<GPUAdapter> {
  const gpu = await gpuPlatform.load(flags).catch((error: unknown) => {
    throw unavailableError(errorText(error), error);
  });
  if (gpu === undefined) throw unavailableError(gpuPlatform.missing);
  const adapter = await gpu.requestAdapter({ powerPreference });
  if (adapter !== null) return adapter;
  throw unavailableError(
    'WebGPU gives no adapter: there is no graphics driver that it accepts, or the browser has turned it off (see chrome://gpu)',
  );
}

/**
 * A device with the features and limits that kernels have a use for.
 * @throws {DeviceUnavailableError} if the adapter gives none.
 */
export async function requestDevice(adapter: GPUAdapter, experimental: boolean): Promise<GPUDevice> {
  const wanted: readonly string[] = experimental ? [...wantedFeatures, ...experimentalFeatures] : wantedFeatures;
  const features = [...adapter.features].filter((feature): feature is GPUFeatureName => wanted.includes(feature));
  const limits = Object.fromEntries(wantedLimits.map((limit) => [limit, adapter.limits[limit]]));
  try {
    return await adapter.requestDevice({
      label: 'automodel',
      requiredFeatures: features,
      requiredLimits: limits,
    });
  } catch (error) {
    throw unavailableError(`the adapter gives no device: ${errorText(error)}`, error);
  }
}
