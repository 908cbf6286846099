import type { Attribute, FunctionDefinition, Model, Node } from '@automodel/onnx';
import { functionKey } from './function-key.js';

/**
 * A model whose calls of its own functions are replaced by their bodies, so that a custom operator runs wherever the operators do of which it is made.
 * A function that calls itself stays a call, which nothing computes.
 */
export function inlineFunctions(model: Model): Model {
  if (model.functions.length === 0) return model;
  const { graph } = model;
  const inliner = new Inliner(model.functions, [
    ...graph.inputs.map(({ name }) => name),
    ...graph.initializers.map(({ name }) => name),
    ...graph.nodes.flatMap(({ outputs }) => outputs),
  ]);
  const known = new Set(model.opsetImports.map(({ domain }) => domain));
  const bodies = model.functions.flatMap(({ opsetImports }) => opsetImports);
  const added = bodies.filter(({ domain }, index) => {
    return !known.has(domain) && bodies.findIndex((other) => other.domain === domain) === index;
  });
  return {
    ...model,
    opsetImports: [...model.opsetImports, ...added],
    graph: { ...graph, nodes: graph.nodes.flatMap((node) => inliner.inline(node, [])) },
    functions: [],
  };
}

class Inliner {
  readonly #functions: ReadonlyMap<string, FunctionDefinition>;
  readonly #taken: Set<string>;

  constructor(functions: readonly FunctionDefinition[], taken: readonly string[]) {
    this.#functions = new Map(
      functions.map((definition) => [functionKey({ ...definition, opType: definition.name }), definition]),
    );
    this.#taken = new Set(taken);
  }

  /** @param within the functions in whose bodies the node is */
  inline(node: Node, within: readonly string[]): readonly Node[] {
    const key = functionKey(node);
    const definition = this.#functions.get(key);
    if (definition === undefined || within.includes(key)) return [node];
    const names = new Map(definition.inputs.map((name, index) => [name, node.inputs[index] ?? '']));
    const copies: Node[] = [];
    for (const [index, name] of definition.outputs.entries()) {
      const output = node.outputs[index] ?? '';
      if (output === '') continue;
      const source = names.get(name);
      // What is an input, or an output already, has a name.
      if (source === undefined) names.set(name, output);
      else
        copies.push({
          name: output,
          opType: 'Identity',
          domain: '',
          inputs: [source],
          outputs: [output],
          attributes: {},
        });
    }
    const prefix = node.name === '' ? (node.outputs.find((name) => name !== '') ?? node.opType) : node.name;
    const rename = (name: string): string => {
      if (name === '') return name;
      const known = names.get(name) ?? this.#unique(`${prefix}/${name}`);
      names.set(name, known);
      return known;
    };
    const body = definition.nodes.map((inner) => ({
      ...inner,
      name: `${prefix}/${inner.name === '' ? inner.opType : inner.name}`,
      inputs: inner.inputs.map(rename),
      outputs: inner.outputs.map(rename),
      attributes: resolveReferences(inner, node, definition),
    }));
    return [...body.flatMap((inner) => this.inline(inner, [...within, key])), ...copies];
  }

  #unique(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#taken.has(name); count++) name = `${wanted} ${count}`;
    this.#taken.add(name);
    return name;
  }
}

/** A reference stands for the call's attribute or its default; without either the attribute is left out. */
function resolveReferences(
  node: Node,
  call: Node,
  { attributeDefaults }: FunctionDefinition,
): Readonly<Record<string, Attribute>> {
  return Object.fromEntries(
    Object.entries(node.attributes).flatMap(([name, attribute]) => {
      const value =
        attribute.type === 'reference'
          ? (call.attributes[attribute.value] ?? attributeDefaults[attribute.value])
          : attribute;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
