import type { TfliteGraph } from './tflite-graph.js';
import type { TflitePadding } from './tflite-model.js';

/** How a window moves over an image: pairs of down and across, and the pads of ONNX: top, left, bottom, right. */
export interface ImageWindow {
  readonly size: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly pads: readonly [number, number, number, number];
}

/** An image that is padded as far as the operator's own padding does not do it. */
export interface PaddedImage {
  readonly image: number;
  readonly padding: TflitePadding;
  /** Height and width of what the window gives. */
  readonly result: readonly [number, number];
}

/**
 * Explicit pads in TensorFlow Lite's terms: none, `same` where it pads as much at each side, else an operator PAD, which pads with zeros. At strides above 1 `same`
 * pads less at the beginning than PyTorch's networks want.
 */
export function padImage(graph: TfliteGraph, image: number, { size, strides, pads }: ImageWindow): PaddedImage {
  const [batch = 0, height = 0, width = 0, channels = 0] = graph.shapeOf(image);
  const [top, left, bottom, right] = pads;
  const padded = [height + top + bottom, width + left + right] as const;
  const result = [
    Math.floor((padded[0] - size[0]) / strides[0]) + 1,
    Math.floor((padded[1] - size[1]) / strides[1]) + 1,
  ] as const;
  if (pads.every((pad) => pad === 0)) return { image, padding: 'valid', result };
  const vertical = samePads(height, size[0], strides[0]);
  const horizontal = samePads(width, size[1], strides[1]);
  if (top === vertical[0] && bottom === vertical[1] && left === horizontal[0] && right === horizontal[1])
    return { image, padding: 'same', result };
  const name = `padded ${image} by ${pads}`;
  const paddings = graph.addIntegers(`${name}: paddings`, [4, 2], [0, 0, top, bottom, left, right, 0, 0]);
  return {
    image: graph.apply({ kind: 'PAD' }, [image, paddings], name, [batch, ...padded, channels]),
    ...{ padding: 'valid', result },
  };
}

/** What `same` pads before and after, by https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2 */
function samePads(length: number, size: number, stride: number): readonly [number, number] {
  const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + size - length);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}
