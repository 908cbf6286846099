import type { Graph, Node } from '../ir/graph.js';
import type { FunctionDefinition, Model, OpsetImport } from '../ir/model.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { operatorSetVersion, supportedOperatorSets } from '../ir/versions.js';
import type { OperatorTable } from '../schema/create-operator-table.js';
import { tensorConstant } from '../tensors/tensor-constant.js';

/**
 * A model of operator sets 13 to 20 as set {@link operatorSetVersion} has it, so that what compiles it meets one form of each operator. Most operators only
 * gained types or attributes; those whose form changed have a `lift` in their schema. Models of other sets stay as they are: `liftModel` brings older ones
 * to where this begins.
 */
export function liftToCurrentSet(model: Model, operators: OperatorTable): Model {
  const opset = versionOf(model.opsetImports);
  const functions = model.functions.map((definition) => liftFunction(definition, operators));
  if (opset < supportedOperatorSets.oldest || opset >= operatorSetVersion)
    return model.functions.length === 0 ? model : { ...model, functions };
  const { graph } = model;
  const taken = namesOf(graph.nodes, [...graph.inputs, ...graph.outputs, ...graph.initializers]);
  const lifted = liftNodes(graph.nodes, opset, operators, taken);
  return {
    ...model,
    opsetImports: liftImports(model.opsetImports),
    graph: { ...graph, nodes: lifted.nodes, initializers: [...graph.initializers, ...lifted.constants] },
    functions,
  };
}

/** Function bodies have no initializers: their new constants are nodes. */
function liftFunction(definition: FunctionDefinition, operators: OperatorTable): FunctionDefinition {
  const opset = versionOf(definition.opsetImports);
  if (opset < supportedOperatorSets.oldest || opset >= operatorSetVersion) return definition;
  const taken = namesOf(
    definition.nodes,
    [...definition.inputs, ...definition.outputs].map((name) => ({ name })),
  );
  const { nodes, constants } = liftNodes(definition.nodes, opset, operators, taken);
  const constantNodes = constants.map(
    (value): Node => ({
      name: value.name,
      opType: 'Constant',
      domain: '',
      inputs: [],
      outputs: [value.name],
      attributes: { value: { type: 'tensor', value } },
    }),
  );
  return { ...definition, opsetImports: liftImports(definition.opsetImports), nodes: [...constantNodes, ...nodes] };
}

function liftNodes(
  nodes: readonly Node[],
  opset: number,
  operators: OperatorTable,
  taken: Set<string>,
): { readonly nodes: readonly Node[]; readonly constants: readonly TensorConstant[] } {
  const constants: TensorConstant[] = [];
  const unique = (wanted: string): string => {
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted} ${count}`;
    taken.add(name);
    return name;
  };
  const liftAll = (list: readonly Node[]): readonly Node[] => list.flatMap(liftNode);
  const liftNode = (original: Node): readonly Node[] => {
    const node = withBodies(original, (graph) => {
      for (const name of namesOf(graph.nodes, [...graph.inputs, ...graph.initializers])) taken.add(name);
      return { ...graph, nodes: liftAll(graph.nodes) };
    });
    const lift = operators.find(node.domain, node.opType, opset)?.lift;
    if (lift === undefined || node.domain !== '') return [node];
    const valueName = (purpose: string): string => unique(`${node.outputs[0] ?? node.name} ${purpose}`);
    return lift(node, {
      opset,
      valueName,
      integers(elements) {
        const name = valueName('lifted');
        constants.push(tensorConstant(name, 'int64', [elements.length], elements));
        return name;
      },
    });
  };
  return { nodes: liftAll(nodes), constants };
}

/** The bodies of If, Loop and Scan; they see the constants of the graph around them. */
function withBodies(node: Node, change: (graph: Graph) => Graph): Node {
  const entries = Object.entries(node.attributes);
  if (!entries.some(([, { type }]) => type === 'graph')) return node;
  const attributes = entries.map(([name, attribute]) => [
    name,
    attribute.type === 'graph' ? { ...attribute, value: change(attribute.value) } : attribute,
  ]);
  return { ...node, attributes: Object.fromEntries(attributes) };
}

function namesOf(nodes: readonly Node[], values: readonly { readonly name: string }[]): Set<string> {
  return new Set([...values.map(({ name }) => name), ...nodes.flatMap(({ outputs }) => outputs)]);
}

/** A model that imports no standard operators has none to lift. */
function versionOf(imports: readonly OpsetImport[]): number {
  return imports.find(({ domain }) => domain === '')?.version ?? operatorSetVersion;
}

function liftImports(imports: readonly OpsetImport[]): readonly OpsetImport[] {
  return imports.map((entry) => (entry.domain === '' ? { ...entry, version: operatorSetVersion } : entry));
}
