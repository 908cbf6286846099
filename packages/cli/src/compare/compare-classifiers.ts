import { AutoImageProcessor, AutoModelForImageClassification, type PluginList } from '@automodel/core';
import type { CommandEnvironment } from '../command-environment.js';
import { findImageInputs } from '../inputs/image-inputs.js';

/** How far two classifiers agree on the same images. */
export interface Agreement {
  readonly images: number;
  /** The cosine between the logits of the two: the mean over the images, and the least. */
  readonly cosine: { readonly mean: number; readonly least: number };
  /** Images to which both give the same first label. */
  readonly sameLabel: number;
}

export interface CompareOptions {
  /** The checkpoint that is right. */
  readonly reference: string;
  readonly candidate: string;
  /** A file, directory, pattern or list of images. */
  readonly images: string;
  readonly plugins: PluginList;
}

/**
 * Runs two checkpoints of one image classifier on the same images.
 * @throws {UsageError} if there are no images.
 */
export async function compareClassifiers(
  { reference, candidate, images, plugins: use }: CompareOptions,
  environment: Pick<CommandEnvironment, 'stdin'>,
): Promise<Agreement> {
  const inputs = await findImageInputs([images], environment);
  const processor = await AutoImageProcessor.fromPretrained(reference, { use });
  const right = await AutoModelForImageClassification.fromPretrained(reference, { use });
  try {
    const tried = await AutoModelForImageClassification.fromPretrained(candidate, { use });
    try {
      const cosines: number[] = [];
      let sameLabel = 0;
      for await (const path of inputs.paths()) {
        const { pixelValues } = await processor(path);
        const expected = floatsOf((await right.forward({ pixelValues })).logits.data);
        const actual = floatsOf((await tried.forward({ pixelValues })).logits.data);
        cosines.push(cosine(expected, actual));
        if (indexOfLargest(expected) === indexOfLargest(actual)) sameLabel++;
      }
      const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
      return { images: cosines.length, cosine: { mean, least: Math.min(...cosines) }, sameLabel };
    } finally {
      await tried.dispose();
    }
  } finally {
    await right.dispose();
  }
}

/** The agreement as a line for people. */
export function describeAgreement({ images, cosine, sameLabel }: Agreement): string {
  const share = ((sameLabel / images) * 100).toFixed(1);
  const mean = cosine.mean.toFixed(6);
  return `Agreement on ${images} images: cosine of the logits ${mean} (least ${cosine.least.toFixed(6)}), same first label ${share} %`;
}

function floatsOf(data: unknown): Float32Array {
  return data instanceof Float32Array ? data : new Float32Array();
}

function cosine(left: Float32Array, right: Float32Array): number {
  let [product, leftSquares, rightSquares] = [0, 0, 0];
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? 0;
    product += value * other;
    leftSquares += value * value;
    rightSquares += other * other;
  }
  return product / Math.sqrt(leftSquares * rightSquares);
}

function indexOfLargest(values: Float32Array): number {
  return values.indexOf(values.reduce((largest, value) => Math.max(largest, value), Number.NEGATIVE_INFINITY));
}
