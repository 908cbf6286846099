import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { NumberGrid } from '../tensors/number-grid.js';
import { positionOf } from '../tensors/position-of.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Overlapping blocks added up to an image: the input is [batch, channels × taps, blocks]. */
export function col2Im(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.grid(0);
  const spatial = run.inputIntegers(1) ?? run.fail('input 1 is missing');
  const kernel = run.inputIntegers(2) ?? run.fail('input 2 is missing');
  const strides = run.integers('strides') ?? kernel.map(() => 1);
  const dilations = run.integers('dilations') ?? kernel.map(() => 1);
  const pads = run.integers('pads') ?? [...kernel, ...kernel].map(() => 0);
  const taps = kernel.reduce((product, size) => product * size, 1);
  const [batch = 1, rows = 1] = input.dims;
  const blocks = spatial.map((length, axis) => {
    const extent = ((kernel[axis] ?? 1) - 1) * (dilations[axis] ?? 1) + 1;
    const whole = length + (pads[axis] ?? 0) + (pads[axis + kernel.length] ?? 0);
    return Math.floor((whole - extent) / (strides[axis] ?? 1)) + 1;
  });
  const output = new NumberGrid([batch, rows / taps, ...spatial]);
  for (const [item = 0, channel = 0, ...rest] of coordinatesOf([batch, rows / taps, ...kernel, ...blocks])) {
    const [tap, block] = [rest.slice(0, kernel.length), rest.slice(kernel.length)];
    const at = block.map(
      (place, axis) => place * (strides[axis] ?? 1) + (tap[axis] ?? 0) * (dilations[axis] ?? 1) - (pads[axis] ?? 0),
    );
    const target = [item, channel, ...at];
    if (!output.has(target)) continue;
    const source = [item, channel * taps + positionOf(tap, kernel), positionOf(block, blocks)];
    output.set(target, output.get(target) + input.get(source));
  }
  return [output.toTensor(run.tensor(0).dataType)];
}
