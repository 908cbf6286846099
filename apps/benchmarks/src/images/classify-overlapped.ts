import { performance } from 'node:perf_hooks';
import type { ImageClassifier } from './image-classifier.js';

export interface OverlappedRun {
  readonly imagesPerSecond: number;
  /** The class of each image. */
  readonly classes: readonly number[];
}

/** From JPEGs on disk to classes: while the model works on a batch the next one is read, decoded and resized. */
export async function classifyOverlapped<Prepared>(
  { prepare, classify }: ImageClassifier<Prepared>,
  paths: readonly string[],
  batchSize: number,
): Promise<OverlappedRun> {
  const started = performance.now();
  const prepareBatch = (start: number): Promise<Prepared[]> =>
    Promise.all(paths.slice(start, start + batchSize).map((path) => prepare(path)));
  const classes: number[] = [];
  let next = prepareBatch(0);
  for (let start = 0; start < paths.length; start += batchSize) {
    const images = await next;
    next = prepareBatch(start + batchSize);
    classes.push(...(await classify(images)));
  }
  return { imagesPerSecond: (1000 * paths.length) / (performance.now() - started), classes };
}
