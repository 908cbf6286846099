import { clip } from './ops/clip.js';
import { activations } from './ops/elementwise/activations.js';
import { binary } from './ops/elementwise/binary.js';
import { classification } from './ops/elementwise/classification.js';
import { integers } from './ops/elementwise/integers.js';
import { unary } from './ops/elementwise/unary.js';
import { variadic } from './ops/elementwise/variadic.js';
import { identity } from './ops/identity.js';
import { matMul } from './ops/mat-mul.js';
import { transpose } from './ops/transpose.js';
import { where } from './ops/where.js';
import type { ReferenceOperator } from './reference-operator.js';

/** Every operator that the interpreter computes, by its name in ONNX. */
export const referenceOperators: Readonly<Record<string, ReferenceOperator>> = {
  ...unary,
  ...activations,
  ...binary,
  ...classification,
  ...integers,
  ...variadic,
  Clip: clip,
  Identity: identity,
  MatMul: matMul,
  Transpose: transpose,
  Where: where,
};
