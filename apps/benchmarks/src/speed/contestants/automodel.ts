import type { Contestant } from '../contestant.js';
import { loadAutomodel } from './load-automodel.js';

/** automodel on backend-wasm, from the checkpoint's files in memory. */
export const automodel: Contestant = {
  form: 'checkpoint',
  load: (options) => loadAutomodel(options.files.checkpoint, options),
};
