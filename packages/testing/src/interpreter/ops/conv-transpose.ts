import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { toNumbers } from '../tensors/to-numbers.js';

/** The transposed convolution: each element adds its multiple of the filters where a convolution would have read it. */
export function convTranspose(run: NodeRun): readonly ReferenceTensor[] {
  const [input, filters] = [run.grid(0), run.grid(1)];
  const groups = run.integer('group', 1);
  const [batch = 1, channels = 1, ...spatial] = input.dims;
  const [, perGroup = 1, ...kernel] = filters.dims;
  const strides = run.integers('strides') ?? spatial.map(() => 1);
  const dilations = run.integers('dilations') ?? spatial.map(() => 1);
  const extra = run.integers('output_padding') ?? spatial.map(() => 0);
  const wanted = run.integers('output_shape')?.slice(-spatial.length);
  const automatic = run.text('auto_pad', 'NOTSET');
  const pads = run.integers('pads') ?? [...spatial, ...spatial].map(() => 0);
  const full = spatial.map(
    (length, axis) =>
      (length - 1) * (strides[axis] ?? 1) + (extra[axis] ?? 0) + ((kernel[axis] ?? 1) - 1) * (dilations[axis] ?? 1) + 1,
  );
  const isSame = automatic.startsWith('SAME');
  const padding = full.map((length, axis): readonly [number, number] => {
    const size = wanted?.[axis] ?? (isSame ? (spatial[axis] ?? 1) * (strides[axis] ?? 1) : undefined);
    if (size === undefined) return automatic === 'VALID' ? [0, 0] : [pads[axis] ?? 0, pads[axis + spatial.length] ?? 0];
    const total = length - size;
    const less = Math.floor(total / 2);
    return automatic === 'SAME_UPPER' ? [less, total - less] : [total - less, less];
  });
  const output = new NumberGrid([
    batch,
    perGroup * groups,
    ...full.map((length, axis) => length - (padding[axis]?.[0] ?? 0) - (padding[axis]?.[1] ?? 0)),
  ]);
  const bias = run.optional(2);
  if (bias !== undefined) {
    const biases = toNumbers(bias);
    for (const place of coordinatesOf(output.dims)) output.set(place, biases[place[1] ?? 0] ?? 0);
  }
  for (const [item = 0, channel = 0, ...place] of coordinatesOf(input.dims)) {
    const group = Math.floor(channel / (channels / groups));
    for (const [index = 0, ...tap] of coordinatesOf([perGroup, ...kernel])) {
      const target = tap.map(
        (offset, axis) =>
          (place[axis] ?? 0) * (strides[axis] ?? 1) + offset * (dilations[axis] ?? 1) - (padding[axis]?.[0] ?? 0),
      );
      const coordinates = [item, group * perGroup + index, ...target];
      if (!output.has(coordinates)) continue;
      const product = input.get([item, channel, ...place]) * filters.get([channel, index, ...tap]);
      output.set(coordinates, output.get(coordinates) + product);
    }
  }
  return [output.toTensor(run.tensor(0).dataType)];
}
