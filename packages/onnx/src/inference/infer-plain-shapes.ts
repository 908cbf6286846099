import type { Model } from '../ir/model.js';
import type { OperatorTable } from '../schema/create-operator-table.js';
import { KnownValues } from '../schema/known-values.js';
import { inferNode, setInitialTypes, withKnownTypes } from './infer-types.js';

/**
 * `inferShapesBy` for a model without functions of its own, and without regard to what it states of values inside: a bundle holds no code for either.
 * @throws {InvalidGraphError} if a node cannot be computed with its inputs
 */
export function inferPlainShapes(operators: OperatorTable, model: Model): Model {
  const known = initialValues(model);
  for (const node of model.graph.nodes) inferNode(node, operators, model.opsetImports, known);
  return withKnownTypes(model, known);
}

/** What is known before the first node. */
export function initialValues(model: Model): KnownValues {
  const known = new KnownValues();
  for (const { values, dims } of model.graph.sparseInitializers ?? []) {
    known.setType(values.name, { kind: 'sparse-tensor', dataType: values.dataType, shape: dims });
  }
  setInitialTypes(model, known);
  // An initializer of an input's name is only its default, except in old files, which list every initializer as an input.
  if (model.irVersion >= 4) for (const { name } of model.graph.inputs) known.forgetConstant(name);
  return known;
}
