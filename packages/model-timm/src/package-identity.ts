import type { PackageIdentity } from '@automodel/core';

/** This package, as plugins and reports name it; held equal to package.json by a check. */
export const packageIdentity: PackageIdentity = { name: '@automodel/model-timm', version: '0.1.0' };
