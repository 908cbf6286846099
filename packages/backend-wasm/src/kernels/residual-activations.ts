import type { ActivationTable } from './activation.js';

/** The functions of the usual residual networks. */
export const residualActivations: ActivationTable = {
  relu: (builder, value) => builder.get(value).splat(0).vector('pseudoMax').set(value),
};
