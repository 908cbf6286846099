import type { NodeRun } from '../node-run.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { withDims } from '../tensors/with-dims.js';

/** Without the given axes, which have size 1; without all such if none are given. */
export function squeeze(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const axes = (run.inputIntegers(1) ?? run.integers('axes'))?.map((axis) => run.axis(axis, input.dims.length));
  const wrong = axes?.find((axis) => input.dims[axis] !== 1);
  if (wrong !== undefined) run.fail(`axis ${wrong} has size ${input.dims[wrong]}, not 1`);
  return [
    withDims(
      input,
      input.dims.filter((length, axis) => !(axes?.includes(axis) ?? length === 1)),
    ),
  ];
}
