import { InvalidGraphError } from '@automodel/contracts';
import type { Graph, Node, ValueInfo } from '../ir/graph.js';
import type { Model, OpsetImport } from '../ir/model.js';
import { nodeLabel } from '../ir/node-label.js';
import type { ValueType } from '../ir/value-type.js';
import type { OperatorTable } from '../schema/create-operator-table.js';
import { KnownValues } from '../schema/known-values.js';
import { applyFunction } from './apply-function.js';
import { describeType } from './describe-type.js';
import { mergeTypes } from './merge-types.js';

/** Functions that call functions: far deeper than any real model, far less than the stack. */
const functionDepthLimit = 64;

/**
 * `inferShapes` with what a table knows of operators and nothing else: a bundle holds the operators of the table alone.
 * @throws {InvalidGraphError} if a node cannot be computed with its inputs, or the file states something else than what is computed
 */
export function inferShapesBy(operators: OperatorTable, model: Model): Model {
  return { ...model, graph: new ShapeInference(model, operators).run(model.graph) };
}

class ShapeInference {
  readonly #model: Model;
  readonly #operators: OperatorTable;

  constructor(model: Model, operators: OperatorTable) {
    this.#model = model;
    this.#operators = operators;
  }

  run(graph: Graph): Graph {
    const known = this.#initialValues(graph);
    const stated = new Map([...graph.values, ...graph.outputs].map(({ name, type }) => [name, type]));
    for (const node of graph.nodes) {
      this.#apply(node, this.#model.opsetImports, known, 0);
      for (const output of node.outputs) merge(node, output, known, stated.get(output));
    }
    const outputNames = new Set(graph.outputs.map(({ name }) => name));
    const info = (name: string): ValueInfo => ({ name, type: known.type(name) });
    const values = graph.nodes
      .flatMap((node) => node.outputs)
      .filter((name) => name !== '' && !outputNames.has(name))
      .map(info)
      .filter(({ type }) => type !== undefined);
    return { ...graph, values, outputs: graph.outputs.map(({ name }) => info(name)) };
  }

  #initialValues(graph: Graph): KnownValues {
    const known = new KnownValues();
    for (const { values, dims } of graph.sparseInitializers ?? []) {
      known.setType(values.name, { kind: 'sparse-tensor', dataType: values.dataType, shape: dims });
    }
    for (const constant of graph.initializers) known.setConstant(constant.name, constant);
    for (const { name, type } of graph.inputs) {
      // An initializer of an input's name is only its default, except in old files, which list every initializer as an input.
      if (this.#model.irVersion >= 4) known.forgetConstant(name);
      if (type !== undefined) known.setType(name, type);
    }
    return known;
  }

  #apply(node: Node, opsets: readonly OpsetImport[], known: KnownValues, depth: number): void {
    // Without an input's type, nothing can be said.
    if (node.inputs.some((name) => name !== '' && known.type(name) === undefined)) return;
    const overload = node.overload ?? '';
    const definition = this.#model.functions.find(
      (candidate) =>
        candidate.domain === node.domain && candidate.name === node.opType && candidate.overload === overload,
    );
    if (definition !== undefined) {
      if (depth > functionDepthLimit) fail(node, 'its function calls itself, which ONNX does not allow');
      applyFunction(node, definition, known, (inner, body) => {
        this.#apply(inner, definition.opsetImports, body, depth + 1);
      });
      return;
    }
    const opset = opsets.find(({ domain }) => domain === node.domain)?.version;
    const schema = opset === undefined ? undefined : this.#operators.find(node.domain, node.opType, opset);
    if (schema !== undefined && opset !== undefined) known.applyNode(node, schema, opset);
  }
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
