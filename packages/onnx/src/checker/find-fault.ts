import { nearestNames, quoteList } from '@automodel/contracts';
import type { Node } from '../ir/graph.js';
import type { Arity, OperatorSchema } from '../schema/operator-schema.js';

/** Which rule of its operator's schema a node breaks (arity or attributes), in words; undefined if it breaks none. */
export function findFault(node: Node, schema: OperatorSchema, opset: number): string | undefined {
  return (
    arityFault(node.inputs, schema.inputs, 'input') ??
    arityFault(node.outputs, schema.outputs, 'output') ??
    attributeFault(node, schema, opset)
  );
}

function arityFault(names: readonly string[], arity: Arity, kind: 'input' | 'output'): string | undefined {
  const required = names.slice(0, arity.min);
  const missing = required.length < arity.min ? required.length : required.indexOf('');
  if (missing >= 0) return `the required ${kind} ${missing} is missing; it takes ${describeArity(arity, kind)}`;
  if (names.length <= arity.max) return undefined;
  return `it has ${names.length} ${kind}s, but takes ${describeArity(arity, kind)}`;
}

function describeArity({ min, max }: Arity, kind: string): string {
  if (max === Number.POSITIVE_INFINITY) return `at least ${min} ${kind}s`;
  return min === max ? `${min} ${kind}${min === 1 ? '' : 's'}` : `${min} to ${max} ${kind}s`;
}

function attributeFault(node: Node, schema: OperatorSchema, opset: number): string | undefined {
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
      return `there is no attribute "${name}" in operator set ${opset}; ${valid}`;
    }
    const type = attribute.type === 'reference' ? attribute.of : attribute.type;
    if (type !== expected) return `the attribute "${name}" must be of type ${expected}, but is ${type}`;
  }
  const [missing] =
    allowed.find(([name, { required = false }]) => required && !Object.hasOwn(node.attributes, name)) ?? [];
  return missing === undefined ? undefined : `the required attribute "${missing}" is missing`;
}
