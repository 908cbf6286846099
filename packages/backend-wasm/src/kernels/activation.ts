import type { UnaryFunction } from '@automodel/compiler';
import type { FunctionBuilder, Local } from '../assembler/function-builder.js';

/** Replaces a vector in a local by a function of it. */
export type EmitActivation = (builder: FunctionBuilder, value: Local, parameters: readonly number[]) => void;

/** Functions that kernels compute in vector registers, by name: a backend has no others than its operators need. */
export type ActivationTable = Readonly<Partial<Record<UnaryFunction['name'], EmitActivation>>>;

/** A function that kernels compute in vector registers, with its parameters. */
export interface Activation {
  /** Its part in the name of a kernel: `relu`, `clip(0,6)`. */
  readonly name: string;
  /** Replaces each vector by the function of it. */
  emit(builder: FunctionBuilder, values: readonly Local[]): void;
}

/** A function of the table; undefined where it has none of the name. */
export function findActivation(table: ActivationTable, { name, parameters }: UnaryFunction): Activation | undefined {
  const emit = table[name];
  if (emit === undefined) return undefined;
  return {
    name: parameters.length === 0 ? name : `${name}(${parameters.join()})`,
    emit(builder, values) {
      for (const value of values) emit(builder, value, parameters);
    },
  };
}
