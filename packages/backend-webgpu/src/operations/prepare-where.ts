import type { StepOf } from '@automodel/compiler';
import type { Dispatch } from '../kernels/dispatch.js';
import { elementwise } from './elementwise.js';
import type { OperationContext } from './operation-context.js';
import { prepareOperand } from './prepare-operand.js';

/** The second input where the first is true, else the third. */
export function prepareWhere(context: OperationContext, step: StepOf<'where'>): Dispatch {
  const inputs = step.inputs.map((operand) => prepareOperand(context, operand));
  const expression = 'select(z, y, x != vec4i(0))';
  return elementwise(context, {
    operation: 'where',
    inputs,
    output: step.output,
    expression,
    globals: '',
    parameters: [],
  });
}
