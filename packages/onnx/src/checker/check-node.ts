import { InvalidGraphError, nearestNames, quoteList } from '@automodel/contracts';
import type { Node } from '../ir/graph.js';
import { nodeLabel } from '../ir/node-label.js';
import type { Arity, OperatorSchema } from '../schema/operator-schema.js';

/**
 * Checks one node against its operator's schema: arity and attributes.
 * @throws {InvalidGraphError} that names the node, its operator and the rule it breaks
 */
export function checkNode(node: Node, schema: OperatorSchema, opset: number): void {
  checkArity(node, node.inputs, schema.inputs, 'input');
  checkArity(node, node.outputs, schema.outputs, 'output');
  const allowed = Object.entries(schema.attributes).filter(
    ([, { since = 0, until = Number.POSITIVE_INFINITY }]) => since <= opset && opset <= until,
  );
  const byName = new Map(allowed);
  for (const [name, attribute] of Object.entries(node.attributes)) {
    const expected = byName.get(name)?.type;
    if (expected === undefined) {
      const nearest = nearestNames(
        name,
        allowed.map(([candidate]) => candidate),
      );
      const valid = nearest.length === 0 ? 'it has none' : `valid are ${quoteList(nearest)}`;
      fail(node, `there is no attribute "${name}" in operator set ${opset}; ${valid}`);
    }
    const type = attribute.type === 'reference' ? attribute.of : attribute.type;
    if (type !== expected) fail(node, `the attribute "${name}" must be of type ${expected}, but is ${type}`);
  }
  for (const [name, { required = false }] of allowed) {
    if (required && !Object.hasOwn(node.attributes, name)) fail(node, `the required attribute "${name}" is missing`);
  }
}

function checkArity(node: Node, names: readonly string[], arity: Arity, kind: 'input' | 'output'): void {
  const required = names.slice(0, arity.min);
  const missing = required.length < arity.min ? required.length : required.indexOf('');
  if (missing >= 0) fail(node, `the required ${kind} ${missing} is missing; it takes ${describeArity(arity, kind)}`);
  if (names.length > arity.max) {
    fail(node, `it has ${names.length} ${kind}s, but takes ${describeArity(arity, kind)}`);
  }
}

function describeArity({ min, max }: Arity, kind: string): string {
  if (max === Number.POSITIVE_INFINITY) return `at least ${min} ${kind}s`;
  return min === max ? `${min} ${kind}${min === 1 ? '' : 's'}` : `${min} to ${max} ${kind}s`;
}

function fail(node: Node, problem: string): never {
  throw new InvalidGraphError({ node: nodeLabel(node), operator: node.opType, problem });
}
