import type { Node, ValueInfo } from '../ir/graph.js';
import type { Model, OpsetImport } from '../ir/model.js';
import type { OperatorTable } from '../schema/create-operator-table.js';
import { KnownTypes } from '../schema/known-types.js';

/**
 * `inferPlainShapes` for operators whose types depend on nothing but types, such as those of residual networks: a bundle holds no shape arithmetic
 * and no words for what is wrong.
 * @throws {GraphProblem} if a node cannot be computed with its inputs
 */
export function inferTypes(operators: OperatorTable, model: Model): Model {
  const known = new KnownTypes();
  setInitialTypes(model, known);
  for (const node of model.graph.nodes) inferNode(node, operators, model.opsetImports, known);
  return withKnownTypes(model, known);
}

/** What is known before the first node, of dense tensors. */
export function setInitialTypes({ graph }: Model, known: KnownTypes): void {
  for (const constant of graph.initializers) known.setConstant(constant.name, constant);
  for (const { name, type } of graph.inputs) if (type !== undefined) known.setType(name, type);
}

/** Adds what a node gives, if the table knows its operator and the types of its inputs are known: without them nothing can be said. */
export function inferNode(
  node: Node,
  operators: OperatorTable,
  opsets: readonly OpsetImport[],
  known: KnownTypes,
): void {
  if (node.inputs.some((name) => name !== '' && known.type(name) === undefined)) return;
  const opset = opsets.find(({ domain }) => domain === node.domain)?.version;
  if (opset === undefined) return;
  const schema = operators.find(node.domain, node.opType, opset);
  if (schema !== undefined) known.applyNode(node, schema, opset);
}

/** A model with the types that are known of its values and outputs. */
export function withKnownTypes(model: Model, known: KnownTypes): Model {
  const { graph } = model;
  const outputNames = new Set(graph.outputs.map(({ name }) => name));
  const info = (name: string): ValueInfo => ({ name, type: known.type(name) });
  const values = graph.nodes
    .flatMap((node) => node.outputs)
    .filter((name) => name !== '' && !outputNames.has(name))
    .map(info)
    .filter(({ type }) => type !== undefined);
  return { ...model, graph: { ...graph, values, outputs: graph.outputs.map(({ name }) => info(name)) } };
}
