/** A number with the unit, each a thousand of the one before, in which it is below 1000: `2.8 M`. */
export function formatInUnits(value: number, units: readonly string[]): string {
  let scaled = value;
  let unit = 0;
  // 999.95 would be shown as 1000.0.
  while (scaled >= 999.95 && unit < units.length - 1) {
    scaled /= 1000;
    unit++;
  }
  return `${unit === 0 ? scaled : scaled.toFixed(1)} ${units[unit] ?? ''}`.trimEnd();
}
