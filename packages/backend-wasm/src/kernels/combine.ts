import type { FunctionBuilder, Local, VectorOperation } from '../assembler/function-builder.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';

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
function instruction(operation: VectorOperation | number, keepsFinite = true): Combine {
  return {
    inputs: 2,
    keepsFinite,
    emit: (builder, [left = 0, right = 0]) => builder.get(left).get(right).vector(operation),
  };
}

/** A comparison: its bits, all ones where it holds, become the number 1. */
function comparison(operation: VectorOperation | number): Combine {
  return {
    inputs: 2,
    keepsFinite: true,
    emit: (builder, [left = 0, right = 0]) =>
      builder.get(left).get(right).vector(operation).splatInteger(1).vector(rareOpcodes.and),
  };
}

/** Functions of float32, and of truth values (int32, 0 or 1), by name. */
const combines: Readonly<Record<string, Combine>> = {
  copy: { inputs: 1, keepsFinite: true, emit: (builder, [value = 0]) => builder.get(value) },
  add: instruction('add'),
  div: instruction(rareOpcodes.div, false),
  max: instruction(rareOpcodes.max),
  min: instruction(rareOpcodes.min),
  mul: instruction('mul'),
  sub: instruction('sub'),
  prelu: {
    inputs: 2,
    keepsFinite: true,
    emit(builder, [value = 0, slope = 0]) {
      builder.get(slope).get(value).vector('mul').get(value);
      builder.get(value).splat(0).vector(rareOpcodes.lessThan).vector(rareOpcodes.select);
    },
  },
  equal: comparison(rareOpcodes.equal),
  greater: comparison(rareOpcodes.greaterThan),
  'greater-or-equal': comparison(rareOpcodes.greaterOrEqual),
  less: comparison(rareOpcodes.lessThan),
  'less-or-equal': comparison(rareOpcodes.lessOrEqual),
  and: instruction(rareOpcodes.and),
  or: instruction(rareOpcodes.or),
  xor: instruction(rareOpcodes.xor),
  not: {
    inputs: 1,
    keepsFinite: true,
    emit: (builder, [value = 0]) => builder.splatInteger(1).get(value).vector(rareOpcodes.xor),
  },
  where: {
    inputs: 3,
    keepsFinite: true,
    emit(builder, [condition = 0, left = 0, right = 0]) {
      builder
        .get(right)
        .get(left)
        .get(condition)
        .splatInteger(0)
        .vector(rareOpcodes.equalIntegers)
        .vector(rareOpcodes.select);
    },
  },
};

/** The vector form of a function of some numbers, if there is one. */
export function findCombine(name: string): Combine | undefined {
  return combines[name];
}
