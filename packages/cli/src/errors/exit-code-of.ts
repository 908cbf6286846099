import { AutomodelError, UnknownDeviceError } from '@automodel/core';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { UsageError } from './usage-error.js';

/** The exit code of a command that ended with an error. Errors of single images do not end it. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError || UnknownDeviceError.is(error)) return exitCodes.wrongUsage;
  return AutomodelError.is(error) ? exitCodes.modelNotLoaded : exitCodes.unexpectedFailure;
}
