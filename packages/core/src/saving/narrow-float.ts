/** The bits of a floating-point format of IEEE 754's shape that are nearest to a number, ties to even. */
export function narrowFloat(value: number, fractionBits: number, bias: number): number {
  const infinity = (2 * bias + 1) * 2 ** fractionBits;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  if (Number.isNaN(value)) return infinity + 2 ** (fractionBits - 1);
  const magnitude = Math.abs(value);
  if (magnitude === Number.POSITIVE_INFINITY) return sign + infinity;
  let exponent = Math.max(1 - bias, Math.min(bias, Math.floor(Math.log2(magnitude))));
  // log2 may be off by one beside a power of two.
  if (exponent > 1 - bias && magnitude < 2 ** exponent) exponent -= 1;
  if (exponent < bias && magnitude >= 2 ** (exponent + 1)) exponent += 1;
  const scaled = (magnitude / 2 ** exponent) * 2 ** fractionBits;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const rounded = rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
  return sign + Math.min(infinity, (exponent + bias - 1) * 2 ** fractionBits + rounded);
}
