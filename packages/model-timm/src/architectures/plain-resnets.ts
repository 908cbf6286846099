import type { ResNetArchitecture } from './resnet-architecture.js';
import { stems } from './stems.js';
import { trainingRecipes } from './training-recipes.js';

const { timm, strikesBack, gluon } = trainingRecipes;

/**
 * ResNet (He et al. 2015, https://arxiv.org/abs/1512.03385) with the stems and shortcuts of the variants c, d, s and t
 * (He et al. 2018, https://arxiv.org/abs/1812.01187).
 */
export const plainResnets: Readonly<Record<string, ResNetArchitecture>> = {
  test_resnet: {
    block: ['basic', 'basic', 'bottleneck', 'basic'],
    layers: [1, 1, 1, 1],
    channels: [32, 48, 48, 96],
    stem_type: 'deep',
    stem_width: 16,
    avg_down: true,
    pretrained: {
      tag: 'r160_in1k',
      input_size: [3, 160, 160],
      interpolation: 'bilinear',
      crop_pct: 0.95,
      mean: [0.5, 0.5, 0.5],
      std: [0.5, 0.5, 0.5],
    },
  },
  resnet10t: { block: 'basic', layers: [1, 1, 1, 1], ...stems.t, pretrained: timm('c3_in1k', 176, 224) },
  resnet14t: { block: 'bottleneck', layers: [1, 1, 1, 1], ...stems.t, pretrained: timm('c3_in1k', 176, 224) },
  resnet18: { block: 'basic', layers: [2, 2, 2, 2], pretrained: strikesBack('a1_in1k') },
  resnet18d: { block: 'basic', layers: [2, 2, 2, 2], ...stems.d, pretrained: timm('ra2_in1k') },
  resnet26: { block: 'bottleneck', layers: [2, 2, 2, 2], pretrained: timm('bt_in1k') },
  resnet26d: { block: 'bottleneck', layers: [2, 2, 2, 2], ...stems.d, pretrained: timm('bt_in1k') },
  resnet26t: {
    block: 'bottleneck',
    layers: [2, 2, 2, 2],
    ...stems.t,
    pretrained: timm('ra2_in1k', 256, 320, 0.94, 1),
  },
  resnet34: { block: 'basic', layers: [3, 4, 6, 3], pretrained: strikesBack('a1_in1k') },
  resnet34d: { block: 'basic', layers: [3, 4, 6, 3], ...stems.d, pretrained: timm('ra2_in1k') },
  resnet50: { block: 'bottleneck', layers: [3, 4, 6, 3], pretrained: strikesBack('a1_in1k') },
  resnet50c: { block: 'bottleneck', layers: [3, 4, 6, 3], ...stems.c, pretrained: gluon() },
  resnet50d: { block: 'bottleneck', layers: [3, 4, 6, 3], ...stems.d, pretrained: timm('ra2_in1k') },
  resnet50s: { block: 'bottleneck', layers: [3, 4, 6, 3], ...stems.s, pretrained: gluon() },
  resnet50t: { block: 'bottleneck', layers: [3, 4, 6, 3], ...stems.t, pretrained: timm() },
  resnet101: { block: 'bottleneck', layers: [3, 4, 23, 3], pretrained: strikesBack('a1h_in1k') },
  resnet101c: { block: 'bottleneck', layers: [3, 4, 23, 3], ...stems.c, pretrained: gluon() },
  resnet101d: {
    block: 'bottleneck',
    layers: [3, 4, 23, 3],
    ...stems.d,
    pretrained: timm('ra2_in1k', 256, 320, 0.95, 1),
  },
  resnet101s: { block: 'bottleneck', layers: [3, 4, 23, 3], ...stems.s, pretrained: gluon() },
  resnet152: { block: 'bottleneck', layers: [3, 8, 36, 3], pretrained: strikesBack('a1h_in1k') },
  resnet152c: { block: 'bottleneck', layers: [3, 8, 36, 3], ...stems.c, pretrained: gluon() },
  resnet152d: {
    block: 'bottleneck',
    layers: [3, 8, 36, 3],
    ...stems.d,
    pretrained: timm('ra2_in1k', 256, 320, 0.95, 1),
  },
  resnet152s: { block: 'bottleneck', layers: [3, 8, 36, 3], ...stems.s, pretrained: gluon() },
  resnet200: { block: 'bottleneck', layers: [3, 24, 36, 3], pretrained: timm() },
  resnet200d: {
    block: 'bottleneck',
    layers: [3, 24, 36, 3],
    ...stems.d,
    pretrained: timm('ra2_in1k', 256, 320, 0.95, 1),
  },
};
