import type { ValueType } from '../ir/value-type.js';
import { describeShape } from '../shapes/describe-shape.js';

/** A type as a person reads it: `float32[batch, 3, ?, ?]`, `sequence(float32[…])`, `?` where nothing is known. */
export function describeType(type: ValueType | undefined): string {
  switch (type?.kind) {
    case 'tensor':
      return `${type.dataType}${describeShape(type.shape)}`;
    case 'sparse-tensor':
      return `sparse ${type.dataType}${describeShape(type.shape)}`;
    case 'sequence':
    case 'optional':
      return `${type.kind}(${describeType(type.element)})`;
    case 'map':
      return `map(${type.key}, ${describeType(type.value)})`;
    case undefined:
      return '?';
  }
}
