import type { PretrainedSettings } from './pretrained-settings.js';

/** The block of a stage: two 3×3 convolutions, or 1×1, 3×3, 1×1 with four times the channels at the end. */
export type BlockKind = 'basic' | 'bottleneck';

/** What tells timm's ResNets apart: the arguments of its class `ResNet`, by their names there. */
export interface ResNetArchitecture {
  /** One for all stages, or one for each. */
  readonly block: BlockKind | readonly BlockKind[];
  /** Blocks of each stage. */
  readonly layers: readonly number[];
  /** Channels of each stage, before the bottleneck's factor of four. @default [64, 128, 256, 512] */
  readonly channels?: readonly number[] | undefined;
  /** Groups of the 3×3 convolution of bottlenecks. @default 1 */
  readonly cardinality?: number | undefined;
  /** The bottleneck's inner channels are ⌊channels · base_width / 64⌋ · cardinality. @default 64 */
  readonly base_width?: number | undefined;
  /** '': one 7×7 convolution; `deep`: three of 3×3; `deep_tiered`: three of growing width. @default '' */
  readonly stem_type?: StemType | undefined;
  /** Channels of the first convolutions of a deep stem; it ends with twice as many. @default 64 */
  readonly stem_width?: number | undefined;
  /** By how much the first convolution of a block is narrower than the next. @default 1 */
  readonly block_reduce_first?: number | undefined;
  /** The kernel of the shortcut's convolution where it halves the size. @default 1 */
  readonly down_kernel_size?: number | undefined;
  /** Halve the shortcut by an average pooling before its 1×1 convolution. @default false */
  readonly avg_down?: boolean | undefined;
  /** Squeeze and excitation at the end of each block. @default none */
  readonly attn_layer?: 'se' | undefined;
  /** timm's own weights that the plain name means, and how images are prepared for them. */
  readonly pretrained: PretrainedSettings;
}

/** The kinds of stems. */
export type StemType = '' | 'deep' | 'deep_tiered';
