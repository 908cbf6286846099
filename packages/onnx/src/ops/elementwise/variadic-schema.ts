import { tensorType } from '../../ir/tensor-type.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { unlimited } from '../../schema/unlimited.js';
import { broadcastShapes } from '../../shapes/broadcast-shapes.js';
import { onNumbers } from '../../shapes/on-numbers.js';
import { sameDataType } from '../../shapes/same-data-type.js';

/** The schema of an operator on any number of inputs that broadcast. */
export function variadicSchema(
  name: string,
  sinceVersion: number,
  evaluate?: (...values: number[]) => number,
): OperatorSchema {
  const schema: OperatorSchema = {
    name,
    domain: '',
    sinceVersion,
    inputs: { min: 1, max: unlimited },
    outputs: { min: 1, max: 1 },
    attributes: {},
    infer(context) {
      const indices = Array.from({ length: context.inputCount }, (_, index) => index);
      const shapes = indices.map((index) => context.tensor(index).shape);
      return [tensorType(sameDataType(context, indices), broadcastShapes(context, shapes))];
    },
  };
  if (evaluate === undefined) return schema;
  return { ...schema, elementOperation: onNumbers(evaluate) };
}
