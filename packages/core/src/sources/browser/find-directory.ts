import type { FindDirectory } from '../find-directory.js';

/** In pages there is no file system. */
export const findDirectory: FindDirectory | undefined = undefined;
