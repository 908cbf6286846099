import type { Contestant } from '../contestant.js';
import { loadAutomodel } from './load-automodel.js';

/** automodel on backend-wasm, from a directory. */
export const automodelFromFolder: Contestant = {
  form: 'folder',
  load: (options) => loadAutomodel(`${options.files.folder}/${options.files.name}`, options),
};
