import type { TensorConstant } from '../ir/tensor-constant.js';

/** An attribute's value as op functions take it; {@link toAttributes} gives it the schema's type. */
export type AttributeOption =
  | TensorConstant
  | bigint
  | boolean
  | number
  | string
  | readonly (bigint | number)[]
  | readonly string[]
  | undefined;
