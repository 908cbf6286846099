/** Numbers that stand in a .tflite file for the words of a `TfliteModel`, the format's version, and what a file has from its fifth byte on. */
export const tfliteCodes = {
  version: 3,
  identifier: 'TFL3',
  types: { float32: 0, int32: 2 },
  paddings: { same: 0, valid: 1 },
  activations: { none: 0, relu: 1 },
} as const;
