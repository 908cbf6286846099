import type { OperatorSchema } from './operator-schema.js';

/** Whether shape arithmetic is made of an operator. */
export function isEvaluated({ evaluate, elementOperation }: OperatorSchema): boolean {
  return evaluate !== undefined || elementOperation !== undefined;
}
