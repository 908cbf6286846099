import type { ResNetArchitecture } from './resnet-architecture.js';
import { trainingRecipes } from './training-recipes.js';

const { timm, torchvision } = trainingRecipes;

/** Wide ResNet (Zagoruyko and Komodakis 2016, https://arxiv.org/abs/1605.07146): bottlenecks of twice the inner channels. */
export const wideResnets: Readonly<Record<string, ResNetArchitecture>> = {
  wide_resnet50_2: { block: 'bottleneck', layers: [3, 4, 6, 3], base_width: 128, pretrained: timm('racm_in1k') },
  wide_resnet101_2: {
    block: 'bottleneck',
    layers: [3, 4, 23, 3],
    base_width: 128,
    pretrained: torchvision('tv_in1k'),
  },
};
