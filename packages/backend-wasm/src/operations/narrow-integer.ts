import { failStep } from './fail-step.js';

/**
 * A result of type int64 as it is stored, with 32 bits.
 * @throws {BackendError} beyond them: the lowest bits alone would be a wrong number.
 */
export function narrowInteger(step: string, value: number): number {
  if (value >= -(2 ** 31) && value < 2 ** 31) return value;
  return failStep(
    step,
    `gives ${value} as int64, of which this backend holds those from -2147483648 to 2147483647`,
    'Give inputs of which smaller numbers come, or use a device that computes with 64-bit integers, such as cpu.',
  );
}
