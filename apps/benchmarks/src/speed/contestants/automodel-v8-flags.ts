import type { Contestant } from '../contestant.js';
import { loadAutomodel } from './load-automodel.js';

/** automodel on backend-wasm with experimental flags of V8, which hold for its whole process: not to be measured beside others in one. */
export const automodelV8Flags: Contestant = {
  form: 'checkpoint',
  load: (options) => loadAutomodel(options.files.checkpoint, options, true),
};
