import { InvalidGraphError, nearestNames, quoteList } from '@automodel/contracts';
import type { Graph, Node } from '../ir/graph.js';
import type { FunctionDefinition, Model, OpsetImport } from '../ir/model.js';
import { nodeLabel } from '../ir/node-label.js';
import { supportedOperatorSets } from '../ir/versions.js';
import type { OperatorTable } from '../schema/create-operator-table.js';
import { operatorTable } from '../schema/operator-table.js';
import { standardOperators } from '../schema/standard-operators.js';
import { checkNode } from './check-node.js';

export interface CheckModelOptions {
  /** What is known of operators. @default every operator that this package describes */
  readonly operators?: OperatorTable | undefined;
}

/**
 * Checks that a model obeys ONNX: operator sets within 13…25, values defined once and before they are used, and per node the operator's name,
 * arity and attributes. Operators of ONNX that the table does not describe, and those of other domains, are checked for their values only.
 * @throws {InvalidGraphError} that names the node and its operator
 */
export function checkModel(model: Model, { operators = operatorTable }: CheckModelOptions = {}): void {
  const functions = new Set(model.functions.map(({ domain, name }) => `${domain}:${name}`));
  const checker = new ModelChecker(checkOpsets(model.opsetImports), operators, functions);
  checker.checkGraph(model.graph, new Set());
  for (const definition of model.functions) {
    new ModelChecker(checkOpsets(definition.opsetImports), operators, functions).checkFunction(definition);
  }
}

function checkOpsets(imports: readonly OpsetImport[]): ReadonlyMap<string, number> {
  const versions = new Map<string, number>();
  for (const { domain, version } of imports) {
    if (versions.has(domain)) failGraph(`it imports the operator set of domain "${domain}" twice`);
    versions.set(domain, version);
  }
  const version = versions.get('');
  const { oldest, newest } = supportedOperatorSets;
  if (version !== undefined && (version < oldest || version > newest)) {
    failGraph(`it imports operator set ${version}; versions ${oldest} to ${newest} are supported`);
  }
  return versions;
}

class ModelChecker {
  readonly #opsets: ReadonlyMap<string, number>;
  readonly #operators: OperatorTable;
  readonly #functions: ReadonlySet<string>;

  constructor(opsets: ReadonlyMap<string, number>, operators: OperatorTable, functions: ReadonlySet<string>) {
    this.#opsets = opsets;
    this.#operators = operators;
    this.#functions = functions;
  }

  /** @param outer names that a subgraph sees from the graphs around it */
  checkGraph(graph: Graph, outer: ReadonlySet<string>): void {
    const defined = new Set<string>();
    const define = (name: string): void => {
      if (name === '' || defined.has(name))
        failGraph(`the value "${name}" is ${name === '' ? 'without a name' : 'defined twice'}`);
      defined.add(name);
    };
    for (const { name } of graph.inputs) define(name);
    const inputs = new Set(defined);
    const initializers = [...graph.initializers, ...(graph.sparseInitializers ?? []).map(({ values }) => values)];
    for (const { name } of initializers) {
      // An initializer of an input's name is that input's default.
      if (!inputs.delete(name)) define(name);
    }
    this.#checkNodes(graph.nodes, defined, outer);
    for (const { name } of graph.outputs) {
      if (!defined.has(name)) failGraph(`the output "${name}" is computed by no node; ${nearest(name, defined)}`);
    }
  }

  checkFunction({ inputs, nodes, outputs, name }: FunctionDefinition): void {
    const defined = new Set(inputs);
    this.#checkNodes(nodes, defined, new Set());
    for (const output of outputs) {
      if (!defined.has(output)) failGraph(`the output "${output}" of the function ${name} is computed by no node`);
    }
  }

  #checkNodes(nodes: readonly Node[], defined: Set<string>, outer: ReadonlySet<string>): void {
    const later = new Set(nodes.flatMap((node) => node.outputs));
    for (const node of nodes) {
      for (const input of node.inputs) {
        if (input === '' || defined.has(input) || outer.has(input)) continue;
        if (later.has(input)) fail(node, `its input "${input}" is computed later; nodes must be in topological order`);
        fail(node, `its input "${input}" does not exist; ${nearest(input, new Set([...defined, ...outer]))}`);
      }
      this.#checkOperator(node);
      for (const attribute of Object.values(node.attributes)) {
        const graphs =
          attribute.type === 'graph' ? [attribute.value] : attribute.type === 'graphs' ? attribute.value : [];
        for (const graph of graphs) this.checkGraph(graph, new Set([...outer, ...defined]));
      }
      for (const output of node.outputs) {
        if (output === '') continue;
        if (defined.has(output) || outer.has(output)) fail(node, `its output "${output}" is defined twice`);
        defined.add(output);
      }
    }
  }

  #checkOperator(node: Node): void {
    const opset = this.#opsets.get(node.domain);
    if (opset === undefined) fail(node, `the model imports no operator set of the domain "${node.domain}"`);
    if (this.#functions.has(`${node.domain}:${node.opType}`)) return;
    const schema = this.#operators.find(node.domain, node.opType, opset);
    if (schema !== undefined) {
      checkNode(node, schema, opset);
    } else if (node.domain === '') {
      const newer = this.#operators.schemas.findLast(({ name, domain }) => name === node.opType && domain === '');
      if (newer !== undefined)
        fail(node, `it exists since operator set ${newer.sinceVersion}, but the model imports ${opset}`);
      if (!standardOperators.includes(node.opType)) {
        fail(node, `ONNX has no operator of that name; ${nearest(node.opType, new Set(standardOperators))}`);
      }
    }
  }
}

function nearest(name: string, names: ReadonlySet<string>): string {
  const candidates = nearestNames(name, [...names], 3);
  return candidates.length === 0 ? 'there are none' : `the nearest are ${quoteList(candidates)}`;
}

function fail(node: Node, problem: string): never {
  throw new InvalidGraphError({ node: nodeLabel(node), operator: node.opType, problem });
}

function failGraph(problem: string): never {
  throw new InvalidGraphError({ node: undefined, operator: undefined, problem });
}
