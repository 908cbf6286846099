import type { ErrorCode } from '@automodel/core';

/** Remedies where the library's own names options of TypeScript that the command does not have. */
export const commandLineRemedies: Readonly<Partial<Record<ErrorCode, string>>> = {
  DEVICE_UNAVAILABLE: '"automodel devices" shows what can be used here and how to get the rest.',
  NO_MATCHING_WEIGHTS:
    'Correct model_type and architectures in config.json; "automodel inspect DIR" shows what there is.',
  SHAPE_MISMATCH: 'Correct the sizes in config.json; "automodel inspect DIR" lists all weights that do not fit.',
  UNKNOWN_DEVICE: 'Use one of these, or leave --device out; "automodel devices" shows them all.',
};
