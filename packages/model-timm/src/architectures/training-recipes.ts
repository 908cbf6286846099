import type { PretrainedSettings } from './pretrained-settings.js';

const imageNetNormalization = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] } as const;

const size = (edge: number): readonly [number, number, number] => [3, edge, edge];

/** The settings that several weights share, by how they were trained; the functions `_cfg`, `_ttcfg` … of timm's resnet.py. */
export const trainingRecipes = {
  /** Weights of timm itself. */
  timm: (
    tag?: string,
    train: number = 224,
    test: number = 288,
    crop: number = 0.875,
    testCrop: number = 0.95,
  ): PretrainedSettings => ({
    ...(tag === undefined ? {} : { tag }),
    input_size: size(train),
    test_input_size: size(test),
    interpolation: 'bicubic',
    crop_pct: crop,
    test_crop_pct: testCrop,
    ...imageNetNormalization,
  }),
  /** ResNet strikes back: https://arxiv.org/abs/2110.00476. */
  strikesBack: (tag: string): PretrainedSettings => trainingRecipes.timm(tag, 224, 288, 0.95, 1),
  /** Converted from GluonCV. */
  gluon: (): PretrainedSettings => ({
    tag: 'gluon_in1k',
    input_size: size(224),
    interpolation: 'bicubic',
    crop_pct: 0.875,
    ...imageNetNormalization,
  }),
  /** Of torchvision, and Facebook's weakly supervised ones. */
  torchvision: (tag: string): PretrainedSettings => ({
    tag,
    input_size: size(224),
    interpolation: 'bilinear',
    crop_pct: 0.875,
    ...imageNetNormalization,
  }),
} as const;
