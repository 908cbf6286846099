import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import { addFreshParameters } from '../parameters/add-fresh-parameters.js';
import { convertParameters } from '../parameters/convert-parameters.js';
import type { PlacedWeights } from '../parameters/placed-weights.js';
import { loadModelGraph } from './load-model-graph.js';
import type { ModelOptions } from './load-options.js';
import type { ModelHead } from './model-head.js';
import type { OutputTable } from './output-table.js';

/** Weights of a model class that all come from the seed, in the type that the call asks for. */
export async function freshWeights(
  head: ModelHead<OutputTable>,
  config: PreTrainedConfig,
  { seed, dtype }: ModelOptions,
): Promise<PlacedWeights> {
  const { declarations } = await loadModelGraph(head, config);
  const fresh = addFreshParameters({ placements: new Map(), files: new Map() }, declarations, seed);
  const missingKeys = declarations.map(({ name }) => name);
  return {
    ...convertParameters(fresh, dtype),
    loadingInfo: { missingKeys, unexpectedKeys: [], mismatchedKeys: [] },
  };
}
