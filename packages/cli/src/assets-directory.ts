import { fileURLToPath } from 'node:url';

/** The files that come with the package. This module lies directly in src and its chunk directly in dist: one address fits both. */
export const assetsDirectory: string = fileURLToPath(new URL('../assets/', import.meta.url));
