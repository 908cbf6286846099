import type { PackageIdentity } from '@automodel/contracts';

export const packageIdentity: PackageIdentity = { name: '@automodel/backend-onnxruntime', version: '0.1.0' };
