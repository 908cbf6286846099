import { checkOptions, InvalidOptionError, InvalidTensorError, softmax, type Tensor } from '@automodel/core';
import { floatTensor } from './float-tensor.js';
import { checkTargetSizes, type TargetSizes } from './target-sizes.js';

/** What a model such as DETR gives. */
export interface ObjectDetectionOutputs {
  /** float32 `[batch, queries, classes + 1]`; the last class stands for "no object". */
  readonly logits: Tensor;
  /** float32 `[batch, queries, 4]`: center x, center y, width and height, from 0 to 1. */
  readonly predBoxes: Tensor;
}

export interface ObjectDetectionOptions {
  /** Only what is more likely than this. @default 0.5 */
  readonly threshold?: number | undefined;
  /** Per image the size that its boxes are scaled to. @default boxes from 0 to 1 */
  readonly targetSizes?: TargetSizes | undefined;
}

/** The left, top, right and bottom edge, in pixels of the target size, or from 0 to 1 without one. */
export type DetectedBox = readonly [left: number, top: number, right: number, bottom: number];

/** The objects that were found in one image, in the order of the model's queries. */
export interface DetectedObjects {
  /** Probabilities, from 0 to 1. */
  readonly scores: readonly number[];
  /** Class indices. */
  readonly labels: readonly number[];
  readonly boxes: readonly DetectedBox[];
}

/**
 * The objects that a model such as DETR found in each image.
 * Source: `DetrImageProcessor.post_process_object_detection` of Transformers.
 * @throws {InvalidTensorError} if the outputs have other dimensions or another type.
 * @throws {InvalidOptionError} if there is not one target size per image, or the threshold is no number.
 */
export function postProcessObjectDetection(
  outputs: ObjectDetectionOutputs,
  options: ObjectDetectionOptions = {},
): DetectedObjects[] {
  checkOptions(options, ['targetSizes', 'threshold']);
  const { threshold = 0.5, targetSizes } = options;
  checkThreshold(threshold);
  const [batch = 0, queries = 0, classes = 0] = floatTensor(outputs.logits, 'logits', [
    'batch',
    'queries',
    'classes + 1',
  ]).dims;
  const boxes = floatTensor(outputs.predBoxes, 'predBoxes', ['batch', 'queries', '4']);
  checkBoxes(boxes.dims, [batch, queries, 4]);
  if (targetSizes !== undefined) checkTargetSizes(targetSizes, batch);
  const probabilities = floatTensor(softmax(outputs.logits), 'logits', ['batch', 'queries', 'classes + 1']).data;

  return Array.from({ length: batch }, (_, image) => {
    const [height, width] = targetSizes?.[image] ?? [1, 1];
    const found = Array.from({ length: queries }, (_, query) => {
      const at = image * queries + query;
      const { score, label } = mostLikely(probabilities.subarray(at * classes, (at + 1) * classes - 1));
      return { score, label, box: scaledCorners(boxes.data.subarray(at * 4, at * 4 + 4), height, width) };
    }).filter(({ score }) => score > threshold);
    return {
      scores: found.map(({ score }) => score),
      labels: found.map(({ label }) => label),
      boxes: found.map(({ box }) => box),
    };
  });
}

function mostLikely(probabilities: Float32Array): { score: number; label: number } {
  const score = probabilities.reduce((left, right) => Math.max(left, right), 0);
  return { score, label: probabilities.indexOf(score) };
}

/** Rounded to float32 where PyTorch rounds. */
function scaledCorners(box: Float32Array, height: number, width: number): DetectedBox {
  const [centerX = 0, centerY = 0, boxWidth = 0, boxHeight = 0] = box;
  const edge = (center: number, half: number, size: number): number => Math.fround(Math.fround(center + half) * size);
  return [
    edge(centerX, -0.5 * boxWidth, width),
    edge(centerY, -0.5 * boxHeight, height),
    edge(centerX, 0.5 * boxWidth, width),
    edge(centerY, 0.5 * boxHeight, height),
  ];
}

function checkThreshold(threshold: number): void {
  if (Number.isFinite(threshold)) return;
  throw new InvalidOptionError({
    option: 'threshold',
    value: threshold,
    problem: `it is ${threshold}, but must be a number`,
    remedy: 'Pass a probability from 0 to 1.',
  });
}

function checkBoxes(dims: readonly number[], expected: readonly number[]): void {
  if (dims.every((dim, axis) => dim === expected[axis])) return;
  throw new InvalidTensorError({
    input: 'predBoxes',
    expected: `float32 [${expected.join(', ')}], to go with the logits`,
    received: `float32 [${dims.join(', ')}]`,
    remedy: 'Pass the outputs of one run of a model.',
  });
}
