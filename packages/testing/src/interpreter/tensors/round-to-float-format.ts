import type { FloatFormat } from './float-format.js';
import { roundHalfToEven } from './round-half-to-even.js';

/**
 * The number of a float format that is nearest to a value, ties to even.
 * @param saturate values beyond the largest number become that number instead of infinity (or NaN, in formats without infinities)
 */
export function roundToFloatFormat(value: number, format: FloatFormat, saturate: boolean): number {
  // Without a NaN of its own, the format has 0 for it, as in ONNX's recorded casts.
  if (Number.isNaN(value)) return format.special === 'none' && !format.negativeZeroIsNaN ? 0 : value;
  const infinite = format.special === 'ieee' ? Number.POSITIVE_INFINITY : Number.NaN;
  const beyond =
    (saturate || (format.special === 'none' && !format.negativeZeroIsNaN) ? format.largest : infinite) *
    Math.sign(value);
  if (!Number.isFinite(value)) return saturate || format.special === 'none' ? beyond : infinite * Math.sign(value);
  const exponent = Math.max(exponentOf(value), 1 - format.bias);
  const step = 2 ** (exponent - format.mantissaBits);
  const rounded = roundHalfToEven(value / step) * step;
  if (Math.abs(rounded) > format.largest) return beyond;
  // Without a -0 of its own, the format rounds to 0.
  return rounded === 0 && format.negativeZeroIsNaN ? 0 : rounded;
}

/** floor(log2 |value|), exactly. */
function exponentOf(value: number): number {
  if (value === 0) return Number.NEGATIVE_INFINITY;
  const estimate = Math.floor(Math.log2(Math.abs(value)));
  if (2 ** estimate > Math.abs(value)) return estimate - 1;
  return 2 ** (estimate + 1) <= Math.abs(value) ? estimate + 1 : estimate;
}
