import { systemErrorReason } from './system-error-reason.js';

/** A file of results cannot be written. */
export class OutputError extends Error {
  readonly remedy: string;

  /** @param cause what the file system says. */
  constructor(file: string, cause: unknown) {
    super(`${file} cannot be written: ${systemErrorReason(cause)}.`, { cause });
    this.name = 'OutputError';
    this.remedy = 'What is in it stays: once the cause is gone, run the same command with --resume.';
  }
}
