import type { NodeRun } from '../node-run.js';
import { pickElements } from '../tensors/pick-elements.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Pieces along an axis: of the given lengths, or as many equal ones as there are outputs, the last of which may be shorter. */
export function split(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const axis = run.axis(run.integer('axis', 0), input.dims.length);
  const total = input.dims[axis] ?? 0;
  const count = run.integer('num_outputs') ?? run.outputCount;
  const piece = Math.ceil(total / count);
  const lengths =
    run.inputIntegers(1) ??
    Array.from({ length: count }, (_, index) => Math.max(0, Math.min(piece, total - index * piece)));
  if (lengths.reduce((sum, length) => sum + length, 0) !== total) {
    run.fail(`the lengths [${lengths.join(', ')}] do not add up to the ${total} of axis ${axis}`);
  }
  let start = 0;
  return lengths.map((length) => {
    const from = start;
    start += length;
    return pickElements(input, input.dims.with(axis, length), (coordinates) =>
      coordinates.with(axis, (coordinates[axis] ?? 0) + from),
    );
  });
}
