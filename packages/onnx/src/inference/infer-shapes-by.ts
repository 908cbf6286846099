import { InvalidGraphError } from '@automodel/contracts';
import type { Node } from '../ir/graph.js';
import type { Model, OpsetImport } from '../ir/model.js';
import { nodeLabel } from '../ir/node-label.js';
import type { ValueType } from '../ir/value-type.js';
import type { OperatorTable } from '../schema/create-operator-table.js';
import type { KnownValues } from '../schema/known-values.js';
import { applyFunction } from './apply-function.js';
import { describeType } from './describe-type.js';
import { initialValues } from './infer-plain-shapes.js';
import { inferNode, withKnownTypes } from './infer-types.js';
import { mergeTypes } from './merge-types.js';

/** Functions that call functions: far deeper than any real model, far less than the stack. */
const functionDepthLimit = 64;

/**
 * `inferShapes` with what a table knows of operators and nothing else: a bundle holds the operators of the table alone.
 * @throws {InvalidGraphError} if a node cannot be computed with its inputs, or the file states something else than what is computed
 */
export function inferShapesBy(operators: OperatorTable, model: Model): Model {
  const { graph, opsetImports } = model;
  const known = initialValues(model);
  const stated = new Map([...graph.values, ...graph.outputs].map(({ name, type }) => [name, type]));
  for (const node of graph.nodes) {
    inferCall(node, operators, model, opsetImports, known, 0);
    for (const output of node.outputs) merge(node, output, known, stated.get(output));
  }
  return withKnownTypes(model, known);
}

/** As `inferNode`; calls of the model's own functions are followed. */
function inferCall(
  node: Node,
  operators: OperatorTable,
  model: Model,
  opsets: readonly OpsetImport[],
  known: KnownValues,
  depth: number,
): void {
  const overload = node.overload ?? '';
  const definition = model.functions.find(
    (candidate) =>
      candidate.domain === node.domain && candidate.name === node.opType && candidate.overload === overload,
  );
  if (definition === undefined) {
    inferNode(node, operators, opsets, known);
    return;
  }
  if (node.inputs.some((name) => name !== '' && known.type(name) === undefined)) return;
  if (depth > functionDepthLimit) fail(node, 'its function calls itself, which ONNX does not allow');
  applyFunction(node, definition, known, (inner, body) => {
    inferCall(inner, operators, model, definition.opsetImports, body, depth + 1);
  });
}

function merge(node: Node, name: string, known: KnownValues, stated: ValueType | undefined): void {
  const inferred = known.type(name);
  if (stated === undefined) return;
  const merged = inferred === undefined ? stated : mergeTypes(stated, inferred);
  known.setType(
    name,
    merged ??
      fail(node, `the file states ${describeType(stated)} for "${name}", but it computes ${describeType(inferred)}`),
  );
}

function fail(node: Node, problem: string): never {
  throw new InvalidGraphError({ node: nodeLabel(node), operator: node.opType, problem });
}
