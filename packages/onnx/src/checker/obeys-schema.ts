import type { Node } from '../ir/graph.js';
import type { Arity, AttributeSchema, OperatorSchema } from '../schema/operator-schema.js';

/** Whether a node has the arity and the attributes that its operator's schema says; `findFault` tells what is wrong where it has not. */
export function obeysSchema(node: Node, { inputs, outputs, attributes }: OperatorSchema, opset: number): boolean {
  const isAllowed = ({ since = 0, until = opset }: AttributeSchema) => since <= opset && opset <= until;
  return (
    isOfArity(node.inputs, inputs) &&
    isOfArity(node.outputs, outputs) &&
    Object.entries(node.attributes).every(([name, attribute]) => {
      const type = attribute.type === 'reference' ? attribute.of : attribute.type;
      const allowed = attributes[name];
      return allowed?.type === type && isAllowed(allowed);
    }) &&
    Object.entries(attributes).every(
      ([name, attribute]) => !attribute.required || !isAllowed(attribute) || Object.hasOwn(node.attributes, name),
    )
  );
}

function isOfArity(names: readonly string[], { min, max }: Arity): boolean {
  return names.length >= min && names.length <= max && !names.slice(0, min).includes('');
}
