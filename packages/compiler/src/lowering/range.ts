/** The numbers start, start + step, …: `count` of them. */
export function range(count: number, start = 0, step = 1): readonly number[] {
  return Array.from({ length: count }, (_, index) => start + index * step);
}
