import type { PackageIdentity } from '@automodel/contracts';

/** This package, as plugins and reports name it; held equal to package.json by a check. */
export const packageIdentity: PackageIdentity = { name: '@automodel/backend-webgpu', version: '0.1.0' };
