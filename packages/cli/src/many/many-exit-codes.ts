import { type ExitCode, exitCodes } from '../exit-codes.js';

/** How commands that can run over many images end, besides what every command can come to. */
export const manyExitCodes: readonly ExitCode[] = [
  exitCodes.modelNotLoaded,
  exitCodes.someImagesFailed,
  exitCodes.allImagesFailed,
  exitCodes.outputFailed,
  exitCodes.interrupted,
];
