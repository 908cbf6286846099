import { InvalidGraphError } from '@automodel/contracts';
import type { AttributeOption } from '../schema/attribute-option.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { toAttributes } from '../schema/to-attributes.js';
import type { Value } from './value.js';

/**
 * Appends a node to the graph of its first input and gives its first output: what most op functions are made of.
 * @param options attributes under their camelCase names
 */
export function applyOperator(
  schema: OperatorSchema,
  inputs: readonly [Value, ...(Value | undefined)[]],
  options: Readonly<Record<string, AttributeOption>> = {},
): Value {
  const [output] = inputs[0].graph.apply(schema, inputs, toAttributes(schema, options));
  if (output === undefined) {
    throw new InvalidGraphError({ node: undefined, operator: schema.name, problem: `${schema.name} has no output` });
  }
  return output;
}
