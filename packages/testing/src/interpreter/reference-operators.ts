import { binary } from './ops/elementwise/binary.js';
import { unary } from './ops/elementwise/unary.js';
import { identity } from './ops/identity.js';
import { matMul } from './ops/mat-mul.js';
import { transpose } from './ops/transpose.js';
import type { ReferenceOperator } from './reference-operator.js';

/** Every operator that the interpreter computes, by its name in ONNX. */
export const referenceOperators: Readonly<Record<string, ReferenceOperator>> = {
  ...unary,
  ...binary,
  Identity: identity,
  MatMul: matMul,
  Transpose: transpose,
};
