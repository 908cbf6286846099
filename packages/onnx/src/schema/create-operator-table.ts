import type { OperatorSchema } from './operator-schema.js';

/** Finds operators by domain, name and operator set. */
export interface OperatorTable {
  /** All of them, by name; several of one name are its forms, newest first. */
  readonly schemas: readonly OperatorSchema[];
  /** The form of an operator that an operator set has; undefined if the table does not know it. */
  find(domain: string, name: string, opset: number): OperatorSchema | undefined;
}

/** A table of operators: `createOperatorTable([...operatorTable.schemas, mine])` adds custom ones. */
export function createOperatorTable(schemas: readonly OperatorSchema[]): OperatorTable {
  const sorted = schemas.toSorted(
    (left, right) => compareTexts(left.name, right.name) || right.sinceVersion - left.sinceVersion,
  );
  const byName = new Map<string, OperatorSchema[]>();
  for (const schema of sorted) {
    const key = `${schema.domain}:${schema.name}`;
    byName.set(key, [...(byName.get(key) ?? []), schema]);
  }
  return {
    schemas: sorted,
    find: (domain, name, opset) => byName.get(`${domain}:${name}`)?.find(({ sinceVersion }) => sinceVersion <= opset),
  };
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
