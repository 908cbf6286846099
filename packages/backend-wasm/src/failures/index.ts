// What is said when a session cannot be made: a chunk of its own, loaded by `loadFailures`.
export { missingWeightFile } from '@automodel/engine';
export { cannotCompile } from './cannot-compile.js';
export { noKernel } from './no-kernel.js';
export { noProgram } from './no-program.js';
export { noVectors } from './no-vectors.js';
export { wrongResults } from './wrong-results.js';
