import type { BinaryStep } from '@automodel/compiler';
import { internalError } from '../devices/internal-error.js';
import { activationCode, activationParameters } from '../kernels/activation-code.js';
import { floatExpressions, integerExpressions } from '../kernels/binary-expressions.js';
import type { Dispatch } from '../kernels/dispatch.js';
import { functionCode } from '../kernels/function-code.js';
import { elementwise } from './elementwise.js';
import type { OperationContext } from './operation-context.js';
import { prepareOperand } from './prepare-operand.js';

/** A function of two inputs that are broadcast, and of its result another one. */
export function prepareBinary(context: OperationContext, step: BinaryStep): Dispatch {
  const { activation, operator, output } = step;
  const inputs = [step.left, step.right].map((operand) => prepareOperand(context, operand));
  const isInteger = inputs.every(({ type }) => type === 'i32');
  const expression = (isInteger ? integerExpressions : floatExpressions)[operator];
  if (expression === undefined) {
    throw internalError('create a session', `the function ${operator} of "${step.name}" has no kernel for its types.`);
  }
  const as = isInteger ? 'i32' : 'f32';
  const common = { inputs, as, output, parameters: activationParameters(activation) } as const;
  if (activation === undefined) {
    return elementwise(context, { ...common, operation: operator, expression, globals: functionCode(expression) });
  }
  const { suffix, globals } = activationCode(activation, expression);
  return elementwise(context, {
    ...{ ...common, operation: `${operator}${suffix}` },
    ...{ expression: `activate(vec4f(${expression}), p)`, globals },
  });
}
