// What few sessions need, loaded by `loadRare`: one chunk, since the name of each costs the page some bytes.
export { checkFetches, knownValues, missingWeightFile, sessionOfBytes } from '@automodel/engine';
export { setV8Flags } from '#v8-flags';
export { cannotCompile } from '../failures/cannot-compile.js';
export { explainPreparation } from '../failures/explain-preparation.js';
export { noKernel } from '../failures/no-kernel.js';
export { noProgram } from '../failures/no-program.js';
export { noVectors } from '../failures/no-vectors.js';
export { obstacleTo } from '../failures/obstacle-to.js';
export { wrongResults } from '../failures/wrong-results.js';
export { readyKernels } from '../modules/ready-kernels.js';
export { RunProfiler } from '../profile/run-profiler.js';
export { readElements } from '../session/read-elements.js';
export { toTensor } from '../session/to-tensor.js';
