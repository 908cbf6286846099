import type { PackageIdentity } from '@automodel/core';

/** This package, as plugins and reports name it. */
export const packageIdentity: PackageIdentity = { name: '@automodel/testing', version: '0.1.0' };
