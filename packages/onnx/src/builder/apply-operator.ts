import type { AttributeOption } from '../schema/attribute-option.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { readOptions } from '../schema/read-options.js';
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
  const [first] = inputs;
  const [output] = first.graph.apply(schema, inputs, readOptions(schema, options, first.graph));
  return output ?? first.graph.fail({ opType: schema.name }, 'noOutput');
}
