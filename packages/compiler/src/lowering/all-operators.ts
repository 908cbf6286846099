import { createOperatorTable, inferPlainShapes, operatorTable } from '@automodel/onnx';
import { samePads } from '../ops/same-pads.js';
import { calledOperators } from '../passes/called-operators.js';
import { foldConstants } from '../passes/fold-constants.js';
import { fuseQuantizedConvolution } from '../passes/fuse-quantized-convolution.js';
import { fuseSilu } from '../passes/fuse-silu.js';
import { inlineFunctions } from '../passes/inline-functions.js';
import { lift } from '../passes/lift.js';
import { valueInputs } from '../passes/value-inputs.js';
import { allLowerings } from './all-lowerings.js';
import { materializeConstant } from './materialize-constant.js';
import type { OperatorSet } from './operator-set.js';
import { visionConstants } from './vision-constants.js';

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
  return {
    schemas: createOperatorTable(schemas),
    lowerings: allLowerings,
    constants: visionConstants,
    valueInputs: (model, known) => valueInputs(inlineFunctions(model), known),
    rare: { materializeConstant, samePads },
    passes: { lift, inferShapes: inferPlainShapes, foldConstants, fuseSilu, fuseQuantizedConvolution },
    inlineFunctions,
    calledOperators,
  };
}
