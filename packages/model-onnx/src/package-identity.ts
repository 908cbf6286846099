import type { PackageIdentity } from '@automodel/core';

/** This package, as its plugins name their origin; a static check holds it equal to package.json. */
export const packageIdentity: PackageIdentity = { name: '@automodel/model-onnx', version: '0.1.0' };
