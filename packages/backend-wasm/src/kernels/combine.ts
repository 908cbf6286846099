import type { FunctionBuilder, Local, VectorOperation } from '../assembler/function-builder.js';

/** Leaves a function of the vectors in some locals on the stack. */
export type EmitCombine = (builder: FunctionBuilder, values: readonly Local[]) => void;

/** A function of some numbers that vectors compute four at a time. */
export interface Combine {
  readonly inputs: number;
  /** Whether zeros give a finite number: what pads channels is then computed along. */
  readonly keepsFinite: boolean;
  readonly emit: EmitCombine;
}

/** A single instruction of two vectors. */
function instruction(operation: VectorOperation, keepsFinite = true): Combine {
  return {
    inputs: 2,
    keepsFinite,
    emit: (builder, [left = 0, right = 0]) => builder.get(left).get(right).vector(operation),
  };
}

/** A comparison: its bits, all ones where it holds, become the number 1. */
function comparison(operation: VectorOperation): Combine {
  return {
    inputs: 2,
    keepsFinite: true,
    emit: (builder, [left = 0, right = 0]) =>
      builder.get(left).get(right).vector(operation).splatInteger(1).vector('and'),
  };
}

/** Functions of float32, and of truth values (int32, 0 or 1), by name. */
const combines: Readonly<Record<string, Combine>> = {
  copy: { inputs: 1, keepsFinite: true, emit: (builder, [value = 0]) => builder.get(value) },
  add: instruction('add'),
  div: instruction('div', false),
  max: instruction('max'),
  min: instruction('min'),
  mul: instruction('mul'),
  sub: instruction('sub'),
  prelu: {
    inputs: 2,
    keepsFinite: true,
    emit(builder, [value = 0, slope = 0]) {
      builder.get(slope).get(value).vector('mul').get(value);
      builder.get(value).splat(0).vector('lessThan').vector('select');
    },
  },
  equal: comparison('equal'),
  greater: comparison('greaterThan'),
  'greater-or-equal': comparison('greaterOrEqual'),
  less: comparison('lessThan'),
  'less-or-equal': comparison('lessOrEqual'),
  and: instruction('and'),
  or: instruction('or'),
  xor: instruction('xor'),
  not: {
    inputs: 1,
    keepsFinite: true,
    emit: (builder, [value = 0]) => builder.splatInteger(1).get(value).vector('xor'),
  },
  where: {
    inputs: 3,
    keepsFinite: true,
    emit(builder, [condition = 0, left = 0, right = 0]) {
      builder.get(right).get(left).get(condition).splatInteger(0).vector('equalIntegers').vector('select');
    },
  },
};

/** The vector form of a function of some numbers, if there is one. */
export function findCombine(name: string): Combine | undefined {
  return combines[name];
}
