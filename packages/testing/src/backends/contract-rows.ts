import { Tensor } from '@automodel/core';

/** An input of the contract's model: per number, a row that repeats it. */
export function contractRows(...numbers: readonly number[]): Tensor {
  const elements = numbers.flatMap((number) => [number, number, number]);
  return new Tensor('float32', Float32Array.from(elements), [numbers.length, 3]);
}
