import { InvalidGraphError, type PreTrainedModel } from '@automodel/core';

const output = 'pooler_output';

/**
 * How many numbers the pooled features of an image are, by the graph.
 * @throws {InvalidGraphError} if it does not say.
 */
export function featureCount({ graph: { graph } }: Pick<PreTrainedModel, 'graph'>): number {
  const type = graph.outputs.find(({ name }) => name === output)?.type;
  const dims = type?.kind === 'tensor' ? type.shape?.slice(1) : undefined;
  const count = dims?.reduce<number>((product, dim) => product * (typeof dim === 'number' ? dim : Number.NaN), 1);
  if (count !== undefined && Number.isSafeInteger(count)) return count;
  const problem = `its output "${output}" has no fixed number of features, which a .npy file needs`;
  throw new InvalidGraphError({ node: undefined, operator: undefined, problem });
}
