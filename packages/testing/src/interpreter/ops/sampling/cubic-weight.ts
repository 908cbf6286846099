/** The kernel of cubic convolution (https://doi.org/10.1109/TASSP.1981.1163711) at some distance. */
export function cubicWeight(distance: number, a: number): number {
  const x = Math.abs(distance);
  if (x <= 1) return (a + 2) * x ** 3 - (a + 3) * x ** 2 + 1;
  return x < 2 ? a * x ** 3 - 5 * a * x ** 2 + 8 * a * x - 4 * a : 0;
}
