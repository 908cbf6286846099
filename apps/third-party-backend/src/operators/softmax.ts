import { attributes as read } from './attributes.js';
import { indices } from './indices.js';
import type { PlainOperator } from './plain-operator.js';
import { requireInput } from './require-input.js';

/** exp(x) divided by its sum along an axis; the largest element is taken off first, so that nothing overflows. */
export const softmax: PlainOperator = {
  compute(node) {
    const { dims, data } = requireInput(node, 0);
    const axis = read.integer(node.attributes, 'axis', -1);
    const at = axis < 0 ? axis + dims.length : axis;
    const [size = 1, inner] = [dims[at], indices.count(dims.slice(at + 1))];
    const result = new Float32Array(data.length);
    for (let start = 0; start < data.length; start++) {
      if (Math.floor(start / inner) % size !== 0) continue;
      const positions = Array.from({ length: size }, (_, index) => start + index * inner);
      const largest = positions.reduce(
        (found, position) => Math.max(found, data[position] ?? 0),
        Number.NEGATIVE_INFINITY,
      );
      const powers = positions.map((position) => Math.exp((data[position] ?? 0) - largest));
      const sum = powers.reduce((left, right) => left + right, 0);
      positions.forEach((position, index) => {
        result[position] = (powers[index] ?? 0) / sum;
      });
    }
    return { dims, data: result };
  },
};
