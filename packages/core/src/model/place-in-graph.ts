import type { Model } from '@automodel/onnx';
import type { ParameterPlacement } from '../parameters/parameter-placement.js';

/** The same graph over weights that lie elsewhere. */
export function placeInGraph(model: Model, placements: ReadonlyMap<string, ParameterPlacement>): Model {
  const initializers = model.graph.initializers.map((initializer) => {
    const placement = placements.get(initializer.name);
    if (placement === undefined) return initializer;
    const { file: location, offset, length } = placement;
    return { ...initializer, data: { kind: 'external', location, offset, length } as const };
  });
  return { ...model, graph: { ...model.graph, initializers } };
}
