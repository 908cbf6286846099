import type { FloatFormat } from './float-format.js';

/** The number that the bits of a small float stand for. */
export function decodeSmallFloat(
  bits: number,
  { exponentBits, mantissaBits, bias, special, negativeZeroIsNaN }: FloatFormat,
): number {
  const signBit = 1 << (exponentBits + mantissaBits);
  if (negativeZeroIsNaN && bits === signBit) return Number.NaN;
  const sign = bits & signBit ? -1 : 1;
  const largestExponent = (1 << exponentBits) - 1;
  const largestMantissa = (1 << mantissaBits) - 1;
  const exponent = (bits >> mantissaBits) & largestExponent;
  const mantissa = bits & largestMantissa;
  if (special === 'ieee' && exponent === largestExponent)
    return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (special === 'nan-only' && exponent === largestExponent && mantissa === largestMantissa) return Number.NaN;
  if (exponent === 0) return sign * mantissa * 2 ** (1 - bias - mantissaBits);
  return sign * (1 + mantissa * 2 ** -mantissaBits) * 2 ** (exponent - bias);
}
