import { matrixSize } from '../kernels/product/tile-resources.js';
import type { GpuDescription } from './gpu-description.js';

/** A form of subgroup matrices, as Chromium's experimental feature lists them. */
interface SubgroupMatrixConfig {
  readonly componentType: string;
  readonly resultComponentType: string;
  readonly M: number;
  readonly N: number;
  readonly K: number;
}

/** What a device and its adapter tell of themselves. */
export function describeGpu({ limits, features }: GPUDevice, info: GPUAdapterInfo | undefined): GpuDescription {
  return {
    limits,
    features,
    vendor: info?.vendor.toLowerCase() ?? '',
    architecture: info?.architecture.toLowerCase() ?? '',
    name: info?.device.toLowerCase() ?? '',
    subgroupMatrices: hasMatrices(info),
  };
}

/** An adapter tells the forms that it has, a device that a user gave may not: NVIDIA's have the form that we use. */
function hasMatrices(info: GPUAdapterInfo | undefined): boolean {
  const configs = matrixConfigs(info);
  if (configs.length === 0) return info?.vendor.toLowerCase() === 'nvidia';
  return configs.some(
    ({ componentType, resultComponentType, M, N, K }) =>
      componentType === 'f16' && resultComponentType === 'f32' && [M, N, K].every((size) => size === matrixSize),
  );
}

function matrixConfigs(info: GPUAdapterInfo | undefined): readonly SubgroupMatrixConfig[] {
  if (info === undefined || !('subgroupMatrixConfigs' in info)) return [];
  const configs = info.subgroupMatrixConfigs;
  return isIterable(configs) ? Array.from(configs) : [];
}

function isIterable(value: unknown): value is Iterable<SubgroupMatrixConfig> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
