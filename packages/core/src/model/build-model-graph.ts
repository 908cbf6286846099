import { dequantizeLinear, GraphBuilder } from '@automodel/onnx';
import { rareActivations } from '../activations/rare-activations.js';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { ParameterPlacement } from '../parameters/parameter-placement.js';
import type { RareGraphParts } from '../parameters/rare-graph-parts.js';
import { activationScales } from '../quantization/activation-scales.js';
import { insertQuantization } from '../quantization/insert-quantization.js';
import { callGraphFunction } from './call-graph-function.js';
import type { ModelHead } from './model-head.js';
import type { OutputTable } from './output-table.js';
import { type ModelGraph, plainModelGraph } from './plain-model-graph.js';

const rareParts: RareGraphParts = {
  activations: rareActivations,
  dequantize: (weight, scale) => dequantizeLinear(weight, scale, { axis: 0 }),
};

/**
 * Builds the graph of a model class: with placements, over weights that lie in files; without, over placeholders, to learn
 * which parameters there are.
 * @throws {GraphFunctionError} if the graph function throws: with the parameter path and the author's line.
 */
export function buildModelGraph(
  head: ModelHead<OutputTable>,
  config: PreTrainedConfig,
  placements?: ReadonlyMap<string, ParameterPlacement>,
): ModelGraph {
  const graph = plainModelGraph(head, config, placements, {
    builder: new GraphBuilder(head.className),
    parts: rareParts,
    call: (context, table) => callGraphFunction(head, table, context),
  });
  // Without placements there are no weights to compute with yet.
  const scales = placements === undefined ? new Map() : activationScales(config, head.className);
  return { ...graph, model: insertQuantization(graph.model, scales) };
}
