import { relu } from '@automodel/onnx';
import type { FieldReader } from '../config/field-reader.js';
import type { Activation } from './activation.js';

/** What most image classifiers have. The code of the others is loaded with the first model that has one. */
const commonActivations: Readonly<Record<string, Activation>> = {
  linear: (input) => input,
  relu: (input) => relu(input),
};

const rareActivationNames = [
  'gelu',
  'gelu_10',
  'gelu_accurate',
  'gelu_fast',
  'gelu_new',
  'gelu_python',
  'gelu_python_tanh',
  'gelu_pytorch_tanh',
  'hardswish',
  'laplace',
  'leaky_relu',
  'mish',
  'prelu',
  'quick_gelu',
  'relu2',
  'relu6',
  'sigmoid',
  'silu',
  'sqrtsoftplus',
  'swish',
  'tanh',
  'xielu',
] as const;

export type RareActivationName = (typeof rareActivationNames)[number];

/** The names that a config's activation may have: every one that Transformers maps (`ACT2CLS` in `activations.py`, 5.17). */
export const activationNames: readonly string[] = [...Object.keys(commonActivations), ...rareActivationNames];

/**
 * The name of an activation that a config names, checked.
 * @throws {InvalidConfigError} if Transformers does not map it.
 */
export function readActivation(reader: FieldReader, field: string, fallback: string): string {
  return reader.choice(field, activationNames, fallback);
}

/** The activation of a checked name. */
export function findActivation(name: string): Activation {
  const common = Object.hasOwn(commonActivations, name) ? commonActivations[name] : undefined;
  if (common !== undefined) return common;
  const rare = rareActivationNames.find((candidate) => candidate === name);
  if (rare === undefined)
    throw new TypeError(`There is no activation "${name}"; valid are ${activationNames.join(', ')}.`);
  return (input, parameters) => parameters.rareParts.activations[rare](input, parameters);
}
