import type { WeightSource } from '../plan/weight-source.js';
import type { NodeContext } from './node-context.js';

/** The constant that a node stands for: one of the graph, read as another type or in other dimensions; undefined where it must be computed. */
export type ConstantReading = (context: NodeContext) => WeightSource | undefined;

/** How constants are read through operators of ONNX's own set, by name. */
export type ConstantReadings = ReadonlyMap<string, ConstantReading>;

/** Weights are read as float32 anyway. */
export const readCast: ConstantReading = (context) => {
  const constant = context.isToFloat32() ? context.constant(0) : undefined;
  return constant === undefined ? undefined : { ...constant, readAs: 'float32' };
};

export const readIdentity: ConstantReading = (context) => context.constant(0);

/** Operators that give a constant other dimensions. */
export const readReshaped: ConstantReading = (context) => {
  const constant = context.constant(0);
  // The scales of a quantized weight lie along one of its axes.
  if (constant === undefined || constant.quantization !== undefined) return undefined;
  return { ...constant, dims: context.outputDims() };
};
