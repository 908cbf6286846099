import type { Model } from '../ir/model.js';
import type { OperatorTable } from '../schema/create-operator-table.js';
import { operatorTable } from '../schema/operator-table.js';
import { inferShapesBy } from './infer-shapes-by.js';

export interface InferShapesOptions {
  /** What is known of operators. @default every operator that this package describes */
  readonly operators?: OperatorTable | undefined;
}

/**
 * Fills in the types of all values and outputs, as far as the inputs' types and constants tell. Calls of the model's own functions are followed;
 * what operators give that the table does not know (control flow among them) stays as the file states it.
 * @throws {InvalidGraphError} if a node cannot be computed with its inputs, or the file states something else than what is computed
 */
export function inferShapes(model: Model, { operators = operatorTable }: InferShapesOptions = {}): Model {
  return inferShapesBy(operators, model);
}
