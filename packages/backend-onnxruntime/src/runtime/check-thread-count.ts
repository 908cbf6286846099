import { InvalidOptionError } from '@automodel/contracts';

/** @throws {InvalidOptionError} if a number of threads is neither undefined nor a positive whole number. */
export function checkThreadCount(numThreads: number | undefined): void {
  if (numThreads === undefined || (Number.isInteger(numThreads) && numThreads > 0)) return;
  throw new InvalidOptionError({
    option: 'numThreads',
    value: numThreads,
    problem: `${numThreads} is not a positive whole number`,
    remedy: 'Give the number of threads, or leave the option out to let onnxruntime choose.',
  });
}
