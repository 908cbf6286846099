import type { ResNetArchitecture } from './resnet-architecture.js';
import { stems } from './stems.js';
import { trainingRecipes } from './training-recipes.js';

const { timm, strikesBack, torchvision } = trainingRecipes;

const layers50: readonly number[] = [3, 4, 6, 3];
const layers101: readonly number[] = [3, 4, 23, 3];

/** A ResNeXt of a name such as 32x4d: 32 groups, four channels each in the first stage. */
function resnext(layers: readonly number[], cardinality: number, width: number) {
  return { block: 'bottleneck', layers, cardinality, base_width: width } as const;
}

/** ResNeXt (Xie et al. 2016, https://arxiv.org/abs/1611.05431): bottlenecks whose 3×3 convolution is in groups. */
export const resnexts: Readonly<Record<string, ResNetArchitecture>> = {
  resnext50_32x4d: { ...resnext(layers50, 32, 4), pretrained: strikesBack('a1h_in1k') },
  resnext50d_32x4d: { ...resnext(layers50, 32, 4), ...stems.d, pretrained: timm('bt_in1k') },
  // timm lists "untrained" first; the name means the first weights that exist.
  resnext101_32x4d: { ...resnext(layers101, 32, 4), pretrained: torchvision('fb_ssl_yfcc100m_ft_in1k') },
  resnext101_32x8d: { ...resnext(layers101, 32, 8), pretrained: torchvision('tv_in1k') },
  resnext101_32x16d: { ...resnext(layers101, 32, 16), pretrained: torchvision('fb_wsl_ig1b_ft_in1k') },
  resnext101_32x32d: { ...resnext(layers101, 32, 32), pretrained: torchvision('fb_wsl_ig1b_ft_in1k') },
  resnext101_64x4d: { ...resnext(layers101, 64, 4), pretrained: strikesBack('c1_in1k') },
};
