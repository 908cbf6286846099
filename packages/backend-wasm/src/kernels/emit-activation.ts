import type { UnaryFunction } from '@automodel/compiler';
import type { FunctionBuilder, Local } from '../assembler/function-builder.js';

/** Replaces a vector in a local by a function of it. */
type EmitActivation = (builder: FunctionBuilder, value: Local, parameters: readonly number[]) => void;

/** The functions that kernels compute in vector registers, by name. */
const activations: Readonly<Partial<Record<UnaryFunction['name'], EmitActivation>>> = {
  abs: (builder, value) => builder.get(value).vector('abs').set(value),
  clip: (builder, value, [low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY]) =>
    builder.get(value).splat(low).vector('pseudoMax').splat(high).vector('pseudoMin').set(value),
  'hard-sigmoid': (builder, value, [alpha = 0.2, beta = 0.5]) => {
    builder.get(value).splat(alpha).vector('mul').splat(beta).vector('add');
    builder.splat(0).vector('max').splat(1).vector('min').set(value);
  },
  'hard-swish': (builder, value) => {
    builder
      .get(value)
      .get(value)
      .splat(1 / 6)
      .vector('mul')
      .splat(0.5)
      .vector('add');
    builder.splat(0).vector('max').splat(1).vector('min').vector('mul').set(value);
  },
  'leaky-relu': (builder, value, [alpha = 0.01]) => {
    builder.get(value).splat(0).vector('max');
    builder.get(value).splat(0).vector('min').splat(alpha).vector('mul').vector('add').set(value);
  },
  neg: (builder, value) => builder.get(value).vector('neg').set(value),
  relu: (builder, value) => builder.get(value).splat(0).vector('pseudoMax').set(value),
  sqrt: (builder, value) => builder.get(value).vector('sqrt').set(value),
};

/** Whether kernels compute a function in vector registers. */
export function hasActivation({ name }: UnaryFunction): boolean {
  return activations[name] !== undefined;
}

/** Replaces each vector by the function of it. */
export function emitActivation(builder: FunctionBuilder, values: readonly Local[], activation: UnaryFunction): void {
  const emit = activations[activation.name];
  for (const value of values) emit?.(builder, value, activation.parameters);
}

/** A name for a function in a kernel's name: `relu`, `clip(0,6)`. */
export function activationName(activation: UnaryFunction | undefined): string {
  if (activation === undefined) return 'identity';
  return activation.parameters.length === 0 ? activation.name : `${activation.name}(${activation.parameters.join()})`;
}
