import type { TensorType } from '../ir/value-type.js';
import type { InferenceContext } from '../schema/inference-context.js';

/** The type rule of operators whose one output has the type and shape of their first input. */
export function inferAsInput(context: InferenceContext): readonly TensorType[] {
  return [context.tensor(0)];
}
