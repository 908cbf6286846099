import { createOperatorTable, operatorTable } from '@automodel/onnx';
import { calledOperators } from '../passes/called-operators.js';
import { inlineFunctions } from '../passes/inline-functions.js';
import { allLowerings } from './all-lowerings.js';
import type { OperatorSet } from './operator-set.js';

/** Operators that vanish when shapes are known. */
export const foldedOperators: readonly string[] = [
  'Cast',
  'Constant',
  'ConstantOfShape',
  'DequantizeLinear',
  'Range',
  'Shape',
  'Size',
];

/** Every operator that is compiled. */
export const allOperators: OperatorSet = /* @__PURE__ */ createAllOperators();

function createAllOperators(): OperatorSet {
  const schemas = operatorTable.schemas.filter(
    ({ domain, name }) => domain === '' && (allLowerings.has(name) || foldedOperators.includes(name)),
  );
  return { schemas: createOperatorTable(schemas), lowerings: allLowerings, inlineFunctions, calledOperators };
}
