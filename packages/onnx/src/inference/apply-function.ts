import type { Attribute } from '../ir/attribute.js';
import type { Node } from '../ir/graph.js';
import type { FunctionDefinition } from '../ir/model.js';
import { KnownValues } from '../schema/known-values.js';

/**
 * Follows a call of a model's own function: its body is walked with what is known of the call's inputs.
 * @param applyNode infers one node of the body
 */
export function applyFunction(
  call: Node,
  definition: FunctionDefinition,
  known: KnownValues,
  applyNode: (node: Node, body: KnownValues) => void,
): void {
  const body = new KnownValues();
  definition.inputs.forEach((input, index) => {
    const name = call.inputs[index];
    if (name) body.copy(input, known, name);
  });
  const left = new Set(definition.inputs.filter((_, index) => !call.inputs[index]));
  for (const node of definition.nodes) {
    // An input that the call leaves out is left out inside as well.
    const inputs = node.inputs.map((name) => (left.has(name) ? '' : name));
    applyNode({ ...node, inputs, attributes: resolveReferences(node, call, definition) }, body);
  }
  call.outputs.forEach((name, index) => {
    const inner = definition.outputs[index];
    if (name !== '' && inner !== undefined) known.copy(name, body, inner);
  });
}

/** A reference stands for the call's attribute or its default; without either the attribute is left out. */
function resolveReferences(
  node: Node,
  call: Node,
  { attributeDefaults }: FunctionDefinition,
): Readonly<Record<string, Attribute>> {
  const resolved = Object.entries(node.attributes).map(([name, attribute]) => [
    name,
    attribute.type === 'reference'
      ? (call.attributes[attribute.value] ?? attributeDefaults[attribute.value])
      : attribute,
  ]);
  return Object.fromEntries(resolved.filter(([, attribute]) => attribute !== undefined));
}
