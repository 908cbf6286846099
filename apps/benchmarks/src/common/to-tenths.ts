/** A number for a table, with one decimal place. */
export function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}
