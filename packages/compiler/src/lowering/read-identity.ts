import type { ConstantReading } from './constant-reading.js';

/** The constant itself. */
export const readIdentity: ConstantReading = (context) => context.constant(0);
