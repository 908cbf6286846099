import { InvalidOnnxFileError } from '@automodel/contracts';

/**
 * A 64-bit integer of the file as a number.
 * @throws {InvalidOnnxFileError} if it is beyond 2⁵³ (no size or version is)
 */
export function toSafeInteger(value: bigint, subject: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new InvalidOnnxFileError({ problem: `${subject} is ${value}, which is out of range` });
}
