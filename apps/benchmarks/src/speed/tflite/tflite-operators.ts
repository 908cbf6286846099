/** Of each operator: its number in `BuiltinOperator`, the table of its options and that table's number in `BuiltinOptions`. */
export const tfliteOperators = {
  ADD: { code: 0, options: 'AddOptions', optionsType: 11 },
  CONV_2D: { code: 3, options: 'Conv2DOptions', optionsType: 1 },
  FULLY_CONNECTED: { code: 9, options: 'FullyConnectedOptions', optionsType: 8 },
  MAX_POOL_2D: { code: 17, options: 'Pool2DOptions', optionsType: 5 },
  PAD: { code: 34, options: 'PadOptions', optionsType: 22 },
  MEAN: { code: 40, options: 'ReducerOptions', optionsType: 27 },
} as const;
