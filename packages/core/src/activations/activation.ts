import type { Value } from '@automodel/onnx';
import type { ParameterScope } from '../parameters/parameter-scope.js';

/** An activation function on a tensor of any shape; `parameters` is its place in the checkpoint, for those that learn. */
export type Activation = (input: Value, parameters: ParameterScope) => Value;
