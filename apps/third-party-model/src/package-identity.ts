import type { PackageIdentity } from '@automodel/core';

/** This package, as plugins and reports name it. */
export const packageIdentity: PackageIdentity = { name: 'automodel-model-cifar-resnet', version: '0.0.0' };
