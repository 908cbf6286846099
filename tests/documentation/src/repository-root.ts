import { fileURLToPath } from 'node:url';

/** The root of the repository, in which all examples run. */
export const repositoryRoot: string = fileURLToPath(new URL('../../..', import.meta.url));
