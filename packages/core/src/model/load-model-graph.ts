import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { ParameterPlacement } from '../parameters/parameter-placement.js';
import type { ModelHead } from './model-head.js';
import type { OutputTable } from './output-table.js';
import { type ModelGraph, plainModelGraph } from './plain-model-graph.js';

/**
 * As `buildModelGraph`, for who can wait: what few graphs are made of, and what explains an error, is loaded only then.
 * @throws {GraphFunctionError} if the graph function throws: with the parameter path and the author's line.
 */
export async function loadModelGraph(
  head: ModelHead<OutputTable>,
  config: PreTrainedConfig,
  placements?: ReadonlyMap<string, ParameterPlacement>,
): Promise<ModelGraph> {
  if (config.fields.quantization_config === undefined) {
    try {
      return plainModelGraph(head, config, placements);
    } catch {
      // Graph functions are pure: it is called once more below, with the rare parts of graphs, where an error says at which parameter and line.
    }
  }
  const loaded = await import('./build-model-graph.js');
  return loaded.buildModelGraph(head, config, placements);
}
