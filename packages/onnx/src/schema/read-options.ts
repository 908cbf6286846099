import type { PlainGraphBuilder } from '../builder/plain-graph-builder.js';
import type { Attribute } from '../ir/attribute.js';
import type { AttributeOption } from './attribute-option.js';
import type { OperatorSchema } from './operator-schema.js';

/**
 * `toAttributes` for a graph under construction.
 * @throws what `fail` of the graph throws if an option's value does not have the attribute's type
 */
export function readOptions(
  schema: OperatorSchema,
  options: Readonly<Record<string, AttributeOption>>,
  graph: Pick<PlainGraphBuilder, 'fail'>,
): Record<string, Attribute> {
  const attributes: Record<string, Attribute> = {};
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const name = attributeName(schema, option);
    attributes[name] = toAttribute(schema, name, value, graph);
  }
  return attributes;
}

/** Most attributes are snake_case; Gemm's transA and transB are not. */
function attributeName(schema: OperatorSchema, option: string): string {
  if (Object.hasOwn(schema.attributes, option)) return option;
  return option.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function toAttribute(
  schema: OperatorSchema,
  name: string,
  value: Exclude<AttributeOption, undefined>,
  graph: Pick<PlainGraphBuilder, 'fail'>,
): Attribute {
  const type = schema.attributes[name]?.type;
  if (typeof value !== 'object') {
    if (type === 'int' && typeof value !== 'string') return { type, value: BigInt(value) };
    if (type === 'float' && typeof value === 'number') return { type, value };
    if (type === 'string' && typeof value === 'string') return { type, value };
  } else if ('dataType' in value) {
    if (type === 'tensor') return { type, value };
  } else {
    if (type === 'ints') return { type, value: value.map(BigInt) };
    if (type === 'floats') return { type, value: value.map(Number) };
    if (type === 'strings') return { type, value: value.map(String) };
  }
  return graph.fail({ opType: schema.name }, 'option', name, value, type);
}
