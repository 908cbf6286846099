import type { NodeRun } from '../node-run.js';
import { pickElements } from '../tensors/pick-elements.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** From `starts` to before `ends` in `steps` along some axes; negative places count from the end, and all are clamped. */
export function slice(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const starts = run.inputIntegers(1) ?? run.fail('input 1 is missing');
  const ends = run.inputIntegers(2) ?? run.fail('input 2 is missing');
  const axes = run.inputIntegers(3) ?? starts.map((_, index) => index);
  const steps = run.inputIntegers(4);
  const first = input.dims.map(() => 0);
  const stride = input.dims.map(() => 1);
  const dims = [...input.dims];
  axes.forEach((given, index) => {
    const axis = run.axis(given, input.dims.length);
    const length = input.dims[axis] ?? 0;
    const step = steps?.[index] ?? 1;
    if (step === 0) run.fail(`the step of axis ${axis} is 0`);
    const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
    const clamp = (place: number): number => Math.max(lowest, Math.min(place < 0 ? place + length : place, highest));
    const start = clamp(starts[index] ?? 0);
    first[axis] = start;
    stride[axis] = step;
    dims[axis] = Math.max(0, Math.ceil((clamp(ends[index] ?? 0) - start) / step));
  });
  return [
    pickElements(input, dims, (coordinates) =>
      coordinates.map((coordinate, axis) => (first[axis] ?? 0) + coordinate * (stride[axis] ?? 1)),
    ),
  ];
}
