import type { ConstantReading } from './constant-reading.js';

/** Weights are read as float32 anyway. */
export const readCast: ConstantReading = (context) => {
  const constant = context.isToFloat32() ? context.constant(0) : undefined;
  return constant === undefined ? undefined : { ...constant, readAs: 'float32' };
};
