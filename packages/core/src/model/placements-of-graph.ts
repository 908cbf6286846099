import type { Model } from '@automodel/onnx';
import type { ParameterPlacement } from '../parameters/parameter-placement.js';

/** Where the weights of a graph that was not built here are: its initializers that lie in files. */
export function placementsOfGraph({ graph }: Model): ReadonlyMap<string, ParameterPlacement> {
  return new Map(
    graph.initializers.flatMap(({ name, dataType, dims, data }) => {
      if (data.kind !== 'external') return [];
      const { location: file, offset, length } = data;
      return [[name, { dataType, dims, file, offset, length }] as const];
    }),
  );
}
