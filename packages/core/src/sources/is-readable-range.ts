/** Whether a range lies inside a file, and `into` has its length. */
export function isReadableRange(size: number, offset: number, length: number, into?: Uint8Array): boolean {
  const isRange = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0;
  return isRange && offset + length <= size && (into === undefined || into.length === length);
}
