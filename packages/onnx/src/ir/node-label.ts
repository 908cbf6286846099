import type { Node } from './graph.js';

/** What errors call a node: its name, or the first output of a nameless one. */
export function nodeLabel(node: Node): string {
  return node.name || (node.outputs.find((output) => output !== '') ?? '');
}
