import { attributes as read } from './attributes.js';
import { indices } from './indices.js';
import type { PlainOperator } from './plain-operator.js';
import { requireInput } from './require-input.js';

/** (x - mean) / √(variance + ε) · scale + bias per channel. */
export const batchNormalization: PlainOperator = {
  refuses: (attributes) => read.integer(attributes, 'training_mode', 0) !== 0,
  compute(node) {
    const { dims, data } = requireInput(node, 0);
    const [scale, bias, mean, variance] = [1, 2, 3, 4].map((position) => requireInput(node, position).data);
    const epsilon = read.float(node.attributes, 'epsilon', 1e-5);
    const [, channels = 1] = dims;
    const pixels = indices.count(dims.slice(2));
    return {
      dims,
      data: data.map((value, position) => {
        const channel = Math.floor(position / pixels) % channels;
        const deviation = Math.sqrt((variance?.[channel] ?? 1) + epsilon);
        return ((value - (mean?.[channel] ?? 0)) / deviation) * (scale?.[channel] ?? 1) + (bias?.[channel] ?? 0);
      }),
    };
  },
};
