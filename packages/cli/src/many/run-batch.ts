import { joinRows, type Tensor } from '@automodel/core';
import { failureOf } from './failure-of.js';
import { isFailure, type Outcome } from './outcome.js';

/** Runs the model on `[images, channels, height, width]` and gives a value for each image. */
export type RunModel<Value> = (pixelValues: Tensor) => Promise<readonly Value[]>;

interface Prepared {
  readonly path: string;
  readonly value: Tensor;
  /** Its place among the images. */
  readonly position: number;
}

interface Placed<Value> {
  readonly position: number;
  readonly outcome: Outcome<Value>;
}

/**
 * Runs a model on prepared images, all of one size in one call. Where a call of several fails they are tried one by one, so that an image
 * that fails does so alone.
 */
export async function runBatch<Value>(
  images: readonly Outcome<Tensor>[],
  run: RunModel<Value>,
): Promise<readonly Outcome<Value>[]> {
  const outcomes: Outcome<Value>[] = [];
  const groups = new Map<string, Prepared[]>();
  for (const [position, image] of images.entries()) {
    if (isFailure(image)) outcomes[position] = image;
    else {
      const size = image.value.dims.join();
      groups.set(size, [...(groups.get(size) ?? []), { ...image, position }]);
    }
  }
  for (const group of groups.values()) {
    for (const { position, outcome } of await runGroup(group, run)) outcomes[position] = outcome;
  }
  return outcomes;
}

async function runGroup<Value>(group: readonly Prepared[], run: RunModel<Value>): Promise<readonly Placed<Value>[]> {
  try {
    const values = await run(await joinRows(group.map(({ value }) => value)));
    return group.map(({ path, position }, index) => {
      const value = values[index];
      if (value === undefined)
        throw new RangeError(`The model gave ${values.length} results for ${group.length} images.`);
      return { position, outcome: { path, value } };
    });
  } catch (error) {
    const [first, ...others] = group;
    if (first !== undefined && others.length === 0) {
      return [{ position: first.position, outcome: failureOf(first.path, error) }];
    }
    const outcomes: Placed<Value>[] = [];
    for (const image of group) outcomes.push(...(await runGroup([image], run)));
    return outcomes;
  }
}
