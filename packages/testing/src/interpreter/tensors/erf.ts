/** The error function by its series 2/√π · e^(-x²) · Σ 2ⁿ x^(2n+1) / (2n+1)!! (DLMF 7.6.2), whose terms do not cancel. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  // Beyond 6 the difference from 1 is less than float64 can tell.
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 2 ** -54; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
