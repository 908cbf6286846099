import { InvalidOptionError } from '@automodel/core';

/** Per image the size of the result, in pixels: that of the original image, as a rule. */
export type TargetSizes = readonly (readonly [height: number, width: number])[];

/** @throws {InvalidOptionError} if there is not one size of positive integers per image. */
export function checkTargetSizes(targetSizes: TargetSizes, batch: number): void {
  const remedy = 'Pass [[height, width], …], one per image, such as those of the decoded images.';
  const invalid = (problem: string): InvalidOptionError =>
    new InvalidOptionError({ option: 'targetSizes', value: targetSizes, problem, remedy });
  if (targetSizes.length !== batch) throw invalid(`it has ${targetSizes.length} sizes, but there are ${batch} images`);
  for (const [index, size] of targetSizes.entries()) {
    if (size.length === 2 && size.every((edge) => Number.isInteger(edge) && edge > 0)) continue;
    throw invalid(`the size at ${index} is ${JSON.stringify(size)}, but must be two integers of at least 1`);
  }
}
