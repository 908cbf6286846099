import type { DataType } from '../ir/data-type.js';
import type { Dimension } from '../ir/shape.js';
import type { ValueType } from '../ir/value-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import { type KnownElements, knownElementLimit } from '../schema/known-elements.js';
import type { ElementOperation } from '../schema/shape-arithmetic.js';
import { roundToDataType } from '../tensors/round-to-data-type.js';
import { broadcastIndex } from './broadcast-index.js';
import { staticShape } from './static-shape.js';

/** Evaluates an elementwise operator with broadcasting on the known elements of its inputs. */
export function evaluateElementwise(
  context: InferenceContext,
  types: readonly ValueType[],
  operation: ElementOperation,
): readonly (KnownElements | undefined)[] {
  const [type] = types;
  const dims = type?.kind === 'tensor' ? staticShape(type.shape) : undefined;
  const inputs: KnownElements[] = [];
  for (let index = 0; index < context.inputCount; index++) {
    const known = context.elements(index);
    if (known !== undefined) inputs.push(known);
  }
  if (type?.kind !== 'tensor' || dims === undefined || inputs.length < context.inputCount) return [];
  const count = dims.reduce((product, size) => product * size, 1);
  if (count > knownElementLimit) return [];
  const elements = Array.from({ length: count }, (_, position) => {
    const operands = inputs.map((input) => input.elements[broadcastIndex(position, dims, input.dims)] ?? null);
    return finish(operation(operands), type.dataType);
  });
  return [{ dims, elements }];
}

function finish(value: Dimension, dataType: DataType): Dimension {
  return typeof value === 'number' ? roundToDataType(value, dataType) : value;
}
