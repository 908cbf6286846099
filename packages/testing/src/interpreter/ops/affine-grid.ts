import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** The places of an output, -1 … 1 along each axis, under an affine map: theta `[batch, rank, rank + 1]`, last axis first. */
export function affineGrid(run: NodeRun): readonly ReferenceTensor[] {
  const theta = run.grid(0);
  const [batch = 1, , ...spatial] = run.inputIntegers(1) ?? run.fail('input 1 is missing');
  const alignsCorners = run.integer('align_corners', 0) !== 0;
  const rank = spatial.length;
  const output = new NumberGrid([batch, ...spatial, rank]);
  for (const coordinates of coordinatesOf(output.dims)) {
    const [image = 0] = coordinates;
    const row = coordinates[rank + 1] ?? 0;
    const along = spatial.map((size, axis) => {
      const at = coordinates[axis + 1] ?? 0;
      if (!alignsCorners) return (2 * at + 1) / size - 1;
      return size === 1 ? 0 : (2 * at) / (size - 1) - 1;
    });
    const point = [...along.reverse(), 1];
    output.set(
      coordinates,
      point.reduce((sum, value, column) => sum + value * theta.get([image, row, column]), 0),
    );
  }
  return [output.toTensor(run.tensor(0).dataType)];
}
