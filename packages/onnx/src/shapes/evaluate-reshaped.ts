import type { ValueType } from '../ir/value-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { KnownElements } from '../schema/known-elements.js';
import { staticShape } from './static-shape.js';

/** Evaluates an operator that only gives its first input another shape. */
export function evaluateReshaped(
  context: InferenceContext,
  types: readonly ValueType[],
): readonly (KnownElements | undefined)[] {
  const known = context.elements(0);
  const [type] = types;
  const dims = type?.kind === 'tensor' ? staticShape(type.shape) : undefined;
  return known === undefined || dims === undefined ? [] : [{ dims, elements: known.elements }];
}
