import { tensorType } from '../../ir/tensor-type.js';
import type { AttributeSchema, OperatorSchema } from '../../schema/operator-schema.js';
import type { ElementOperation } from '../../schema/shape-arithmetic.js';
import { broadcastShapes } from '../../shapes/broadcast-shapes.js';
import { sameDataType } from '../../shapes/same-data-type.js';

/** One row of the binary table. */
export interface BinaryRow {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  /** For operators that shape arithmetic is made of. */
  readonly evaluate?: ElementOperation;
  /** Whether the right input may have another data type; the output has the left one's. @default false */
  readonly mixesDataTypes?: boolean;
  /** Whose shape the output has: that which both stretch to, or the left one's (unidirectional broadcasting). @default both */
  readonly shapeOf?: 'both' | 'left';
}

/** The schema of an operator on two inputs that broadcast. */
export function binarySchema(name: string, sinceVersion: number, row: BinaryRow = {}): OperatorSchema {
  const { attributes = {}, evaluate, mixesDataTypes = false, shapeOf = 'both' } = row;
  const schema: OperatorSchema = {
    name,
    domain: '',
    sinceVersion,
    inputs: { min: 2, max: 2 },
    outputs: { min: 1, max: 1 },
    attributes,
    infer(context) {
      const left = context.tensor(0);
      const dataType = mixesDataTypes ? left.dataType : sameDataType(context, [0, 1]);
      const shape = broadcastShapes(context, [left.shape, context.tensor(1).shape]);
      return [tensorType(dataType, shapeOf === 'left' ? left.shape : shape)];
    },
  };
  if (evaluate === undefined) return schema;
  return { ...schema, elementOperation: evaluate };
}
