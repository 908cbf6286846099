import { tensorType } from '../ir/tensor-type.js';
import type { TensorType } from '../ir/value-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import { slideWindow } from './slide-window.js';

/**
 * The output of a pooling operator: [batch, channels, …spatial].
 * @throws {InvalidGraphError} if the window does not fit the input
 */
export function inferPooling(context: InferenceContext): TensorType {
  const { dataType, shape } = context.tensor(0);
  if (shape === undefined) return tensorType(dataType, undefined);
  const [batch = null, channels = null, ...spatial] = shape;
  if (shape.length < 3) context.fail('pooling', shape);
  const kernel = context.integers('kernel_shape') ?? [];
  return tensorType(dataType, [batch, channels, ...slideWindow(context, spatial, kernel)]);
}
