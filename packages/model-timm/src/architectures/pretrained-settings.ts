import type { JsonObject } from '@automodel/core';

/** The part of timm's `pretrained_cfg` that says which weights there are and how images are prepared for them. */
export interface PretrainedSettings extends JsonObject {
  /** The weights that the plain name means on the Hub: `timm/resnet50.a1_in1k`; absent: timm publishes none. */
  readonly tag?: string;
  /** `[channels, height, width]` in training. */
  readonly input_size: readonly [number, number, number];
  readonly test_input_size?: readonly [number, number, number];
  readonly interpolation: 'bicubic' | 'bilinear';
  readonly crop_pct: number;
  readonly test_crop_pct?: number;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
}
