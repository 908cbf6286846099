import type { AttributeSchema, OperatorSchema } from '../../schema/operator-schema.js';
import { inferAsInput } from '../../shapes/infer-as-input.js';
import { onNumbers } from '../../shapes/on-numbers.js';

/** One row of the unary table. */
export interface UnaryRow {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  /** For operators that shape arithmetic is made of. */
  readonly evaluate?: (value: number) => number;
}

/** The schema of an operator that computes each element of its output from the same element of its input, in one data type. */
export function unarySchema(name: string, sinceVersion: number, row: UnaryRow = {}): OperatorSchema {
  const { attributes = {}, evaluate } = row;
  const schema: OperatorSchema = {
    name,
    domain: '',
    sinceVersion,
    inputs: { min: 1, max: 1 },
    outputs: { min: 1, max: 1 },
    attributes,
    infer: inferAsInput,
  };
  if (evaluate === undefined) return schema;
  return { ...schema, elementOperation: onNumbers(evaluate) };
}
