import type { WeightSource } from '../plan/weight-source.js';
import { axisOf } from './axis-of.js';
import type { NodeContext } from './node-context.js';

/** The weight that a DequantizeLinear of 8-bit constants stands for, so that it is widened while it is packed; undefined for any other. */
export function foldDequantization(context: NodeContext): WeightSource | undefined {
  const [weight, scale, zeroPoint] = [context.constant(0), context.constant(1), context.constant(2)];
  if (weight === undefined || scale === undefined || (context.has(2) && zeroPoint === undefined)) return undefined;
  const isBytes = weight.dataType === 'int8' || weight.dataType === 'uint8';
  if (!isBytes || weight.dims.length === 0 || scale.dataType !== 'float32') return undefined;
  if (scale.dims.length > 1 || context.integer('block_size', 0) !== 0) return undefined;
  const axis = axisOf(context, context.integer('axis', 1), weight.dims.length);
  return { ...weight, quantization: { scale, zeroPoint, axis } };
}
