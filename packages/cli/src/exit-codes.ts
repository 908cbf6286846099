/** What the command's exit code says; the README and every `--help` list these. */
export const exitCodes = {
  success: 0,
  unexpectedFailure: 1,
  wrongUsage: 2,
  modelNotLoaded: 3,
  someImagesFailed: 4,
  allImagesFailed: 5,
  outputFailed: 6,
  differs: 7,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Each exit code in the words of `--help`. */
export const exitCodeDescriptions: Readonly<Record<ExitCode, string>> = {
  [exitCodes.success]: 'all right',
  [exitCodes.unexpectedFailure]: 'unexpected failure: a bug; run again with --debug',
  [exitCodes.wrongUsage]: 'wrong usage: an unknown command, option or device, or a value that cannot be used',
  [exitCodes.modelNotLoaded]: 'the model could not be loaded, or the checkpoint could not be read',
  [exitCodes.someImagesFailed]: 'some images failed; the others are done',
  [exitCodes.allImagesFailed]: 'every image failed',
  [exitCodes.outputFailed]: 'the file of results could not be written',
  [exitCodes.differs]: 'the models were compared, and they differ',
  [exitCodes.interrupted]: 'stopped by Ctrl-C (or SIGTERM) behind a whole batch',
};
