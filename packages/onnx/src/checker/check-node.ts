import { InvalidGraphError } from '@automodel/contracts';
import type { Node } from '../ir/graph.js';
import { nodeLabel } from '../ir/node-label.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { findFault } from './find-fault.js';

/**
 * Checks one node against its operator's schema: arity and attributes.
 * @throws {InvalidGraphError} that names the node, its operator and the rule it breaks
 */
export function checkNode(node: Node, schema: OperatorSchema, opset: number): void {
  const problem = findFault(node, schema, opset);
  if (problem !== undefined) throw new InvalidGraphError({ node: nodeLabel(node), operator: node.opType, problem });
}
