import { AutomodelError, UnknownDeviceError } from '@automodel/core';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { OutputError } from './output-error.js';
import { UsageError } from './usage-error.js';

/** The exit code of a command that ended with an error. Errors of single images do not end it. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError || UnknownDeviceError.is(error)) return exitCodes.wrongUsage;
  if (error instanceof OutputError) return exitCodes.outputFailed;
  return AutomodelError.is(error) ? exitCodes.modelNotLoaded : exitCodes.unexpectedFailure;
}
