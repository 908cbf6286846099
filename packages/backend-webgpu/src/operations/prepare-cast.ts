import type { StepOf } from '@automodel/compiler';
import type { Dispatch } from '../kernels/dispatch.js';
import { functionCode } from '../kernels/function-code.js';
import { elementwise } from './elementwise.js';
import type { OperationContext } from './operation-context.js';
import { prepareOperand } from './prepare-operand.js';

/** The input in the type of the output: floats towards zero, truth values as 0 and 1. */
export function prepareCast(context: OperationContext, step: StepOf<'cast'>): Dispatch {
  const inputs = step.inputs.map((operand) => prepareOperand(context, operand));
  const isFloat = inputs[0]?.type !== 'i32';
  const { operation, expression } = castTo(context.tensor(step.output).dataType, isFloat, step.isHalf);
  return elementwise(context, {
    operation,
    inputs,
    output: step.output,
    expression,
    globals: functionCode(expression),
    parameters: [],
  });
}

function castTo(
  dataType: string,
  isFloat: boolean,
  isHalf: boolean,
): { readonly operation: string; readonly expression: string } {
  if (dataType === 'bool') {
    // By its bits, for what is no number is true, too.
    const isTrue = isFloat ? '(bitcast<vec4u>(x) << vec4u(1)) != vec4u(0)' : 'x != vec4i(0)';
    return { operation: 'cast-bool', expression: `select(vec4i(0), vec4i(1), ${isTrue})` };
  }
  // Of integers of 8 bits, the lowest 8 bits count.
  if (dataType === 'int8') return { operation: 'cast-int8', expression: 'extractBits(vec4i(x), 0u, 8u)' };
  if (dataType === 'uint8') return { operation: 'cast-uint8', expression: 'vec4i(x) & vec4i(255)' };
  if (dataType !== 'float32') return { operation: 'cast-integer', expression: 'vec4i(x)' };
  return isHalf
    ? { operation: 'cast-half', expression: 'halfOf(vec4f(x))' }
    : { operation: 'cast-float', expression: 'vec4f(x)' };
}
