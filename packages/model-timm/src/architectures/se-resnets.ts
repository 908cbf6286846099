import type { ResNetArchitecture } from './resnet-architecture.js';
import { stems } from './stems.js';
import { trainingRecipes } from './training-recipes.js';

const { timm, strikesBack, gluon } = trainingRecipes;

const layers26: readonly number[] = [2, 2, 2, 2];
const layers50: readonly number[] = [3, 4, 6, 3];
const layers101: readonly number[] = [3, 4, 23, 3];
const layers152: readonly number[] = [3, 8, 36, 3];

function se(layers: readonly number[]) {
  return { block: 'bottleneck', layers, attn_layer: 'se' } as const;
}

function seResnext(layers: readonly number[], cardinality: number, width: number) {
  return { ...se(layers), cardinality, base_width: width } as const;
}

/** Squeeze-and-excitation networks (Hu et al. 2017, https://arxiv.org/abs/1709.01507): SE-ResNet, SE-ResNeXt and SENet-154. */
export const seResnets: Readonly<Record<string, ResNetArchitecture>> = {
  seresnet18: { ...se(layers26), block: 'basic', pretrained: timm() },
  seresnet34: { ...se(layers50), block: 'basic', pretrained: timm() },
  seresnet50: { ...se(layers50), pretrained: strikesBack('a1_in1k') },
  seresnet50t: { ...se(layers50), ...stems.t, pretrained: timm() },
  seresnet101: { ...se(layers101), pretrained: timm() },
  seresnet152: { ...se(layers152), pretrained: timm() },
  seresnet152d: { ...se(layers152), ...stems.d, pretrained: timm('ra2_in1k', 256, 320, 0.95, 1) },
  seresnet200d: { ...se([3, 24, 36, 3]), ...stems.d, pretrained: timm(undefined, 256) },
  seresnet269d: { ...se([3, 30, 48, 8]), ...stems.d, pretrained: timm(undefined, 256) },
  seresnext26d_32x4d: { ...seResnext(layers26, 32, 4), ...stems.d, pretrained: timm('bt_in1k') },
  seresnext26t_32x4d: { ...seResnext(layers26, 32, 4), ...stems.t, pretrained: timm('bt_in1k') },
  seresnext50_32x4d: { ...seResnext(layers50, 32, 4), pretrained: timm('racm_in1k') },
  seresnext101_32x4d: { ...seResnext(layers101, 32, 4), pretrained: gluon() },
  seresnext101_32x8d: { ...seResnext(layers101, 32, 8), pretrained: strikesBack('ah_in1k') },
  seresnext101d_32x8d: { ...seResnext(layers101, 32, 8), ...stems.d, pretrained: strikesBack('ah_in1k') },
  seresnext101_64x4d: { ...seResnext(layers101, 64, 4), pretrained: gluon() },
  senet154: {
    ...seResnext(layers152, 64, 4),
    stem_type: 'deep',
    down_kernel_size: 3,
    block_reduce_first: 2,
    pretrained: gluon(),
  },
};
