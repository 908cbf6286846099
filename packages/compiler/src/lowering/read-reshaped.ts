import type { ConstantReading } from './constant-reading.js';

/** Operators that give a constant other dimensions. */
export const readReshaped: ConstantReading = (context) => {
  const constant = context.constant(0);
  // The scales of a quantized weight lie along one of its axes.
  if (constant === undefined || constant.quantization !== undefined) return undefined;
  return { ...constant, dims: context.outputDims() };
};
