import type { NodeRun } from '../node-run.js';
import { pickElements } from '../tensors/pick-elements.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Slices by the coordinates along the last axis of the indices; the first `batch_dims` axes are those of both. */
export function gatherNd(run: NodeRun): readonly ReferenceTensor[] {
  const [input, indices] = [run.tensor(0), run.grid(1)];
  const batchRank = run.integer('batch_dims', 0);
  const depth = indices.dims.at(-1) ?? 0;
  const outer = indices.dims.slice(0, -1);
  const dims = [...outer, ...input.dims.slice(batchRank + depth)];
  return [
    pickElements(input, dims, (coordinates) => {
      const place = coordinates.slice(0, outer.length);
      const chosen = Array.from({ length: depth }, (_, index) =>
        run.index(indices.get([...place, index]), input.dims[batchRank + index] ?? 0),
      );
      return [...coordinates.slice(0, batchRank), ...chosen, ...coordinates.slice(outer.length)];
    }),
  ];
}
