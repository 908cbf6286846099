import type { BinaryName, ElementType } from '@automodel/compiler';

type ScalarBinary = (left: number, right: number) => number;

/** Every function of two inputs, for two numbers; what is true is 1. */
const binaryFunctions: Readonly<Record<BinaryName, ScalarBinary>> = {
  add: (left, right) => left + right,
  and: (left, right) => left & right,
  div: (left, right) => left / right,
  equal: (left, right) => Number(left === right),
  fmod: (left, right) => left % right,
  greater: (left, right) => Number(left > right),
  'greater-or-equal': (left, right) => Number(left >= right),
  less: (left, right) => Number(left < right),
  'less-or-equal': (left, right) => Number(left <= right),
  max: (left, right) => Math.max(left, right),
  min: (left, right) => Math.min(left, right),
  // The sign of the divisor, as Python's.
  mod: (left, right) => left - Math.floor(left / right) * right,
  mul: (left, right) => left * right,
  or: (left, right) => left | right,
  pow: (left, right) => left ** right,
  prelu: (value, slope) => (value < 0 ? slope * value : value),
  'shift-left': (left, right) => left << right,
  'shift-right': (left, right) => left >>> right,
  sub: (left, right) => left - right,
  xor: (left, right) => left ^ right,
};

/** Where whole numbers of 32 bits and less differ: quotients are cut towards 0, products wrap around. */
const integerFunctions: Readonly<Partial<Record<BinaryName, ScalarBinary>>> = {
  div: (left, right) => Math.trunc(left / right),
  mul: Math.imul,
};

/** A function of two numbers of a type. */
export function scalarBinary(name: BinaryName, dataType: ElementType = 'float32'): ScalarBinary {
  if (dataType.startsWith('float')) return binaryFunctions[name];
  // Products of int64 stay whole, for a check of whether they can be stored.
  if (dataType === 'int64' && name === 'mul') return binaryFunctions.mul;
  return integerFunctions[name] ?? binaryFunctions[name];
}
