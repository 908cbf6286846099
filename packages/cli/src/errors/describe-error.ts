import { AutomodelError } from '@automodel/core';
import { commandLineRemedies } from './command-line-remedies.js';
import { OutputError } from './output-error.js';
import { UsageError } from './usage-error.js';

/** An error in the words of the command line. */
export interface ErrorDescription {
  /** An error code of automodel, `USAGE`, `OUTPUT_FAILED`, or `UNEXPECTED` for what nobody foresaw. */
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** What an error says, and what to do about it on the command line. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof UsageError) return { code: 'USAGE', message: error.message, remedy: error.remedy };
  if (error instanceof OutputError) return { code: 'OUTPUT_FAILED', message: error.message, remedy: error.remedy };
  if (AutomodelError.is(error)) {
    const message = error.message.endsWith(error.remedy)
      ? error.message.slice(0, error.message.length - error.remedy.length).trimEnd()
      : error.message;
    return { code: error.code, message, remedy: commandLineRemedies[error.code] ?? error.remedy };
  }
  return {
    code: 'UNEXPECTED',
    message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    remedy: 'This looks like a bug of automodel: run again with --debug for the details.',
  };
}
