import type { Value } from '@automodel/onnx';
import type { Activation } from '../activations/activation.js';
import type { RareActivationName } from '../activations/find-activation.js';

/** Parts of graphs that few models have. A graph function that meets one is called once more, when their code is loaded. */
export interface RareGraphParts {
  readonly activations: Readonly<Record<RareActivationName, Activation>>;
  /** Floats from int8 weights and a scale for each index of the first axis. */
  dequantize(weight: Value, scale: Value): Value;
}
