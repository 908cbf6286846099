import type { UnaryFunction, UnaryStep } from '@automodel/compiler';
import { internalError } from '../devices/internal-error.js';
import { activationCode, activationParameters } from '../kernels/activation-code.js';
import type { Dispatch } from '../kernels/dispatch.js';
import { integerUnary } from '../kernels/integer-unary.js';
import { elementwise } from './elementwise.js';
import type { OperationContext } from './operation-context.js';
import { prepareOperand } from './prepare-operand.js';

/** A function of one input. */
export function prepareUnary(context: OperationContext, step: UnaryStep): Dispatch {
  const input = prepareOperand(context, { kind: 'tensor', tensor: step.input });
  const { name } = step.function;
  const common = { inputs: [input], output: step.output, parameters: activationParameters(step.function) };
  if (input.type === 'i32') {
    const expression = integerUnary[name] ?? noFunction(step.function);
    return elementwise(context, { ...common, operation: name, expression, globals: '' });
  }
  const { globals } = activationCode(step.function);
  return elementwise(context, { ...common, operation: name, expression: 'activate(x, p)', globals });
}

function noFunction({ name }: UnaryFunction): never {
  throw internalError('create a session', `the function ${name} is not computed for integers.`);
}
