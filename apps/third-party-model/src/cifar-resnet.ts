import { defineModel, type ModelPlugin } from '@automodel/core';
import { CifarResNetConfig } from './cifar-resnet-config.js';
import { CifarResNetForImageClassification } from './cifar-resnet-for-image-classification.js';
import { packageIdentity } from './package-identity.js';

/** The model type `cifar_resnet`, whose published configs have no `model_type`. */
export const cifarResNet: ModelPlugin = defineModel({
  modelType: 'cifar_resnet',
  package: packageIdentity,
  config: CifarResNetConfig,
  heads: { imageClassification: CifarResNetForImageClassification },
  imageProcessor: 'CifarImageProcessor',
  recognizes: ({ architecture }) => typeof architecture === 'string' && architecture.startsWith('resnet-cifar'),
});
