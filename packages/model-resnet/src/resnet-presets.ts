import type { JsonObject } from '@automodel/core';

/** What tells the ResNets of the paper apart: fields of a config. */
export interface ResNetPreset extends JsonObject {
  readonly layer_type: 'basic' | 'bottleneck';
  readonly hidden_sizes: readonly number[];
  readonly depths: readonly number[];
}

const basicSizes: readonly number[] = [64, 128, 256, 512];
const bottleneckSizes: readonly number[] = [256, 512, 1024, 2048];

/** The ResNets of He et al. 2015, table 1, https://arxiv.org/abs/1512.03385, by their number of layers. */
export const resnetPresets: Readonly<Record<18 | 34 | 50 | 101 | 152, ResNetPreset>> = {
  18: { layer_type: 'basic', hidden_sizes: basicSizes, depths: [2, 2, 2, 2] },
  34: { layer_type: 'basic', hidden_sizes: basicSizes, depths: [3, 4, 6, 3] },
  50: { layer_type: 'bottleneck', hidden_sizes: bottleneckSizes, depths: [3, 4, 6, 3] },
  101: { layer_type: 'bottleneck', hidden_sizes: bottleneckSizes, depths: [3, 4, 23, 3] },
  152: { layer_type: 'bottleneck', hidden_sizes: bottleneckSizes, depths: [3, 8, 36, 3] },
};
