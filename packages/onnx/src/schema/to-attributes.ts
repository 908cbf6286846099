import { InvalidGraphError } from '@automodel/contracts';
import type { Attribute } from '../ir/attribute.js';
import type { AttributeOption } from './attribute-option.js';
import type { OperatorSchema } from './operator-schema.js';

/**
 * The attributes that an op function's options mean: `kernelShape: [3, 3]` is the ints `kernel_shape`. Options that are undefined are left out.
 * @throws {InvalidGraphError} if an option's value does not have the attribute's type
 */
export function toAttributes(
  schema: OperatorSchema,
  options: Readonly<Record<string, AttributeOption>>,
): Record<string, Attribute> {
  const attributes: Record<string, Attribute> = {};
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const name = attributeName(schema, option);
    attributes[name] = toAttribute(schema, name, value);
  }
  return attributes;
}

/** Most attributes are snake_case; Gemm's transA and transB are not. */
function attributeName(schema: OperatorSchema, option: string): string {
  if (Object.hasOwn(schema.attributes, option)) return option;
  return option.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function toAttribute(schema: OperatorSchema, name: string, value: Exclude<AttributeOption, undefined>): Attribute {
  const type = schema.attributes[name]?.type;
  if (type === 'int' && (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')) {
    return { type, value: BigInt(value) };
  }
  if (type === 'float' && typeof value === 'number') return { type, value };
  if (type === 'string' && typeof value === 'string') return { type, value };
  if (type === 'tensor' && typeof value === 'object' && 'dataType' in value) return { type, value };
  if (typeof value === 'object' && !('dataType' in value)) {
    if (type === 'ints') return { type, value: value.map(BigInt) };
    if (type === 'floats') return { type, value: value.map(Number) };
    if (type === 'strings') return { type, value: value.map(String) };
  }
  throw new InvalidGraphError({
    node: undefined,
    operator: schema.name,
    problem: `${schema.name}'s option "${name}" has the value ${String(value)}; ${type === undefined ? 'there is no attribute of that name' : `its type is ${type}`}`,
  });
}
