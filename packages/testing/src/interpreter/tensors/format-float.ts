/** A float as text: the fewest digits that tell it from its neighbours, as NumPy prints it. */
export function formatFloat(value: number, isDouble: boolean): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const digits = Array.from({ length: 9 }, (_, index) => value.toPrecision(index + 1)).find(
    (text) => Math.fround(Number(text)) === value,
  );
  const text = String(isDouble || digits === undefined ? value : Number(digits));
  return Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text;
}
