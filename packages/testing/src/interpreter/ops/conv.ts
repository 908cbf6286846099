import type { NodeRun } from '../node-run.js';
import { countElements } from '../tensors/count-elements.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { toNumbers } from '../tensors/to-numbers.js';
import { convolve } from '../windows/convolve.js';
import { planWindows } from '../windows/plan-windows.js';
/** The convolution (in other fields: correlation) with filters, plus a bias per channel. */
export function conv(run: NodeRun): readonly ReferenceTensor[] {
  const [input, filters] = [run.grid(0), run.grid(1)];
  const groups = run.integer('group', 1);
  if (input.dims[1] !== (filters.dims[1] ?? 1) * groups) {
    run.fail(`the input has ${input.dims[1]} channels, the filters take ${(filters.dims[1] ?? 1) * groups}`);
  }
  const plan = planWindows(run, input.dims.slice(2), filters.dims.slice(2));
  const output = convolve(input, filters, plan, groups);
  const bias = run.optional(2);
  const biases = bias && toNumbers(bias);
  const perChannel = countElements(plan.output);
  const channels = filters.dims[0] ?? 1;
  const values = output.values.map(
    (value, index) => value + (biases?.[Math.floor(index / perChannel) % channels] ?? 0),
  );
  return [new NumberGrid(output.dims, values).toTensor(run.tensor(0).dataType)];
}
