import type { Dimension, Shape } from '../ir/shape.js';
import type { ValueType } from '../ir/value-type.js';

/**
 * What two statements about one value say together; undefined if they contradict each other.
 * A number is better known than a symbol, a symbol better than nothing; of two symbols the stated one stays.
 */
export function mergeTypes(stated: ValueType, inferred: ValueType): ValueType | undefined {
  if (stated.kind === 'tensor' && inferred.kind === 'tensor') {
    if (stated.dataType !== inferred.dataType) return undefined;
    const merged = mergeShapes(stated.shape, inferred.shape);
    return merged && { ...stated, shape: merged.shape };
  }
  return stated.kind === inferred.kind ? inferred : undefined;
}

function mergeShapes(stated: Shape, inferred: Shape): { readonly shape: Shape } | undefined {
  if (stated === undefined || inferred === undefined) return { shape: stated ?? inferred };
  if (stated.length !== inferred.length) return undefined;
  const shape: Dimension[] = [];
  for (const [axis, left] of stated.entries()) {
    const right = inferred[axis] ?? null;
    if (typeof left === 'number' && typeof right === 'number' && left !== right) return undefined;
    shape.push(typeof right === 'number' ? right : (left ?? right));
  }
  return { shape };
}
