import { stat } from 'node:fs/promises';
import type { FindDirectory } from '../find-directory.js';
import { directorySource } from './directory-source.js';

/** In Node. */
export const findDirectory: FindDirectory | undefined = async (path, subfolder = '') => {
  const status = await stat(path).catch(() => undefined);
  if (!status?.isDirectory()) return undefined;
  return directorySource(subfolder === '' ? path : `${path}/${subfolder}`);
};
