import type { PackageIdentity } from '@automodel/core';

/** This package; held equal to package.json by a check. */
export const packageIdentity: PackageIdentity = { name: '@automodel/cli', version: '0.1.0' };
