import * as operators from '../ops/index.js';
import type { OperatorTable } from './create-operator-table.js';
import { createOperatorTable } from './create-operator-table.js';
import type { OperatorSchema } from './operator-schema.js';

/** Every operator that this package describes. Imports all of them: op functions and the builder do without it, so that bundles stay small. */
export const operatorTable: OperatorTable = /* @__PURE__ */ collect();

function collect(): OperatorTable {
  return createOperatorTable(Object.values(operators).filter(isSchema));
}

function isSchema(value: unknown): value is OperatorSchema {
  return typeof value === 'object' && value !== null && 'infer' in value;
}
