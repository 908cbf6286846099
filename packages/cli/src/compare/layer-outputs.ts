import type { Model } from '@automodel/onnx';
import { layerOf } from './layer-of.js';

/** For each layer of a graph, in order, the value that it gives: of several nodes of one layer the last counts. */
export function layerOutputs({ graph }: Model): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>();
  for (const node of graph.nodes) {
    const layer = layerOf(node);
    const [output] = node.outputs;
    if (layer === undefined || output === undefined) continue;
    outputs.delete(layer);
    outputs.set(layer, output);
  }
  return outputs;
}
