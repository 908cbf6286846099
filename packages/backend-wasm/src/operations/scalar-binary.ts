import type { BinaryName } from '@automodel/compiler';

/** Every function of two inputs, for two numbers. */
const binaryFunctions: Readonly<Record<BinaryName, (left: number, right: number) => number>> = {
  add: (left, right) => left + right,
  div: (left, right) => left / right,
  max: (left, right) => Math.max(left, right),
  min: (left, right) => Math.min(left, right),
  mul: (left, right) => left * right,
  pow: (left, right) => left ** right,
  prelu: (value, slope) => (value < 0 ? slope * value : value),
  sub: (left, right) => left - right,
};

/** A function of two numbers. */
export function scalarBinary(name: BinaryName): (left: number, right: number) => number {
  return binaryFunctions[name];
}
