import { create, globals } from 'webgpu';

/** A device of Dawn with all that kernels have a use for, and what it is called. */
export interface GpuDevice {
  readonly device: GPUDevice;
  readonly adapter: string;
}

const features = ['shader-f16', 'subgroups', 'timestamp-query', 'chromium-experimental-subgroup-matrix'];

const limits = [
  'maxBufferSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupStorageSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
] as const;

/** Dawn's default toggles, but for float16 and subgroup matrices, which it has on request, and timestamps that are not rounded. */
const flags = [
  'enable-dawn-features=allow_unsafe_apis,vulkan_enable_f16_on_nvidia',
  'disable-dawn-features=timestamp_quantization',
];

/** Dawn as `navigator.gpu`, which also keeps it: it crashes when its entry object is collected. */
function installDawn(): GPU {
  if (globalThis.navigator.gpu !== undefined) return globalThis.navigator.gpu;
  Object.assign(globalThis, globals);
  const entry = create(flags);
  Object.defineProperty(globalThis.navigator, 'gpu', { value: entry });
  return entry;
}

export async function openGpuDevice(): Promise<GpuDevice> {
  const adapter = await installDawn().requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw new Error('WebGPU gives no adapter.');
  const names: readonly string[] = features;
  const device = await adapter.requestDevice({
    requiredFeatures: [...adapter.features].filter((name): name is GPUFeatureName => names.includes(name)),
    requiredLimits: Object.fromEntries(limits.map((limit) => [limit, adapter.limits[limit]])),
  });
  const { vendor, device: name, description } = adapter.info;
  return { device, adapter: [vendor, name, description].filter((part) => part !== '').join(', ') };
}
