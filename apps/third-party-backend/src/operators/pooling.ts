import { attributes as read } from './attributes.js';
import { indices } from './indices.js';
import type { Attributes, NodeInputs, PlainOperator } from './plain-operator.js';
import { requireInput } from './require-input.js';
import { slidingWindow } from './sliding-window.js';

/** What a window gives, from the elements under it (padding left out) and the number of places that count as padded image. */
type Summary = (elements: readonly number[], paddedCount: number, attributes: Attributes) => number;

function pool(node: NodeInputs, summarize: Summary): ReturnType<PlainOperator['compute']> {
  const input = requireInput(node, 0);
  const [batch = 0, channels = 0, ...spatial] = input.dims;
  const window = slidingWindow(node.attributes, spatial, read.integers(node.attributes, 'kernel_shape') ?? spatial);
  const [pixels, places] = [indices.count(spatial), indices.count(window.output)];
  const data = Float32Array.from({ length: batch * channels * places }, (_, position) => {
    const plane = Math.floor(position / places) * pixels;
    const elements: number[] = [];
    window.forEach(position % places, (at) => {
      if (at >= 0) elements.push(input.data[plane + at] ?? 0);
    });
    return summarize(elements, window.paddedCount(position % places), node.attributes);
  });
  return { dims: [batch, channels, ...window.output], data };
}

const sum = (elements: readonly number[]): number => elements.reduce((total, element) => total + element, 0);
const largest: Summary = (elements) =>
  elements.reduce((left, right) => Math.max(left, right), Number.NEGATIVE_INFINITY);
const mean: Summary = (elements, paddedCount, attributes) =>
  sum(elements) / (read.integer(attributes, 'count_include_pad', 0) === 0 ? elements.length : paddedCount);
const refuses = (attributes: Attributes): boolean => read.text(attributes, 'auto_pad', 'NOTSET') !== 'NOTSET';

/** Pooling with a window, and of whole channels. */
export const pooling: Readonly<Record<string, PlainOperator>> = {
  AveragePool: { refuses, compute: (node) => pool(node, mean) },
  GlobalAveragePool: { compute: (node) => pool(node, mean) },
  GlobalMaxPool: { compute: (node) => pool(node, largest) },
  MaxPool: { refuses, compute: (node) => pool(node, largest) },
};
