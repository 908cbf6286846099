/** Lines of a kernel that differ by a number: `line(0)` … `line(count - 1)`. */
export function each(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}
