/** Numbers in hexadecimal digits. */
export function hexadecimal(numbers: ArrayLike<number>, digits: number): string {
  return Array.from(numbers, (number) => (number >>> 0).toString(16).padStart(digits, '0')).join('');
}
