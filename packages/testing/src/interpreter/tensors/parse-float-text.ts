/** The number that a text stands for: also "inf" and "nan" in any case and with a sign. */
export function parseFloatText(text: string): number {
  const infinite = /^([+-]?)inf(inity)?$/i.exec(text.trim());
  if (infinite !== null) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(text);
}
