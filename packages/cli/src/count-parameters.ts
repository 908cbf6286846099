import type { ParameterDeclaration } from '@automodel/core';

/** The numbers in a model's float parameters, the running statistics of batch normalization included. */
export function countParameters(parameters: readonly ParameterDeclaration[]): number {
  return parameters
    .filter(({ dataType }) => dataType === 'float32')
    .reduce((sum, { dims }) => sum + dims.reduce((product, dim) => product * dim, 1), 0);
}
