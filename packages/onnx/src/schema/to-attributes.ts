import type { Attribute } from '../ir/attribute.js';
import { explainProblem } from '../problems/explain-problem.js';
import { GraphProblem } from '../problems/graph-problem.js';
import type { AttributeOption } from './attribute-option.js';
import type { OperatorSchema } from './operator-schema.js';
import { readOptions } from './read-options.js';

/**
 * The attributes that an op function's options mean: `kernelShape: [3, 3]` is the ints `kernel_shape`. Options that are undefined are left out.
 * @throws {InvalidGraphError} if an option's value does not have the attribute's type
 */
export function toAttributes(
  schema: OperatorSchema,
  options: Readonly<Record<string, AttributeOption>>,
): Record<string, Attribute> {
  return readOptions(schema, options, {
    fail(...problem) {
      throw explainProblem(new GraphProblem(...problem));
    },
  });
}
