import type { ValueType } from '../ir/value-type.js';
import { knownElementLimit } from '../schema/known-elements.js';
import type { ShapeArithmetic } from '../schema/shape-arithmetic.js';
import { constantElements } from '../tensors/constant-elements.js';
import { evaluateElementwise } from './evaluate-elementwise.js';
import { evaluateReshaped } from './evaluate-reshaped.js';
import { staticShape } from './static-shape.js';

/** Shape arithmetic on constants and on what is computed from them and from shapes. */
export const shapeArithmetic: ShapeArithmetic = {
  constant: constantElements,
  evaluate(schema, context, types) {
    // What is data is not followed to where it comes from.
    if (!types.some(isSmall)) return [];
    const { elementOperation } = schema;
    if (elementOperation === undefined) return schema.evaluate?.(context, types) ?? [];
    if (elementOperation === 'kept') return evaluateReshaped(context, types);
    return evaluateElementwise(context, types, elementOperation);
  },
};

function isSmall(type: ValueType): boolean {
  if (type.kind !== 'tensor') return false;
  if (type.shape === undefined) return true;
  const count = staticShape(type.shape)?.reduce((product, size) => product * size, 1);
  return count !== undefined && count <= knownElementLimit;
}
