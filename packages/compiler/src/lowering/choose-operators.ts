import { createOperatorTable } from '@automodel/onnx';
import { allOperators, foldedOperators } from './all-operators.js';
import type { OperatorSet } from './operator-set.js';

/** Some of the operators that are compiled, for a backend that has no kernels for others. */
export function chooseOperators(names: ReadonlySet<string>): OperatorSet {
  const schemas = allOperators.schemas.schemas.filter(({ name }) => names.has(name) || foldedOperators.includes(name));
  const lowerings = new Map([...allOperators.lowerings].filter(([name]) => names.has(name)));
  return { ...allOperators, schemas: createOperatorTable(schemas), lowerings };
}
