import type { Node } from '../ir/graph.js';

/** An attribute of whole numbers, or undefined. */
export function integersOf({ attributes }: Node, name: string): readonly bigint[] | undefined {
  const attribute = attributes[name];
  return attribute?.type === 'ints' ? attribute.value : undefined;
}

/** An attribute that is one number, or undefined. */
export function numberOf({ attributes }: Node, name: string): number | undefined {
  const attribute = attributes[name];
  return attribute?.type === 'int' || attribute?.type === 'float' ? Number(attribute.value) : undefined;
}

/** An attribute of numbers, or undefined. */
export function numbersOf({ attributes }: Node, name: string): readonly number[] | undefined {
  const attribute = attributes[name];
  return attribute?.type === 'floats' ? attribute.value : undefined;
}

/** A node without some of its attributes. */
export function withoutAttributes(node: Node, ...names: readonly string[]): Node {
  const kept = Object.entries(node.attributes).filter(([name]) => !names.includes(name));
  return { ...node, attributes: Object.fromEntries(kept) };
}
