/** A function of one number. `parameters` are those of the ONNX operator, in the order of its definition. */
export interface UnaryFunction {
  readonly name: UnaryName;
  readonly parameters: readonly number[];
}

export type UnaryName =
  | 'abs'
  | 'clip'
  | 'elu'
  | 'erf'
  | 'exp'
  | 'gelu'
  | 'gelu-tanh'
  | 'hard-sigmoid'
  | 'hard-swish'
  | 'leaky-relu'
  | 'log'
  | 'mish'
  | 'neg'
  | 'reciprocal'
  | 'relu'
  | 'sigmoid'
  | 'silu'
  | 'softplus'
  | 'sqrt'
  | 'tanh';
