import type { NodeRun } from '../node-run.js';
import { pickElements } from '../tensors/pick-elements.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** The upper or lower triangle of matrices, with `k` diagonals more or fewer; zeros elsewhere. */
export function trilu(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const isUpper = run.integer('upper', 1) !== 0;
  const offset = run.scalar(1, 0);
  return [
    pickElements(input, input.dims, (coordinates) => {
      const [row = 0, column = 0] = coordinates.slice(-2);
      return (isUpper ? column >= row + offset : column <= row + offset) ? coordinates : undefined;
    }),
  ];
}
