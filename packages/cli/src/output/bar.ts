const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A bar of block characters, in eighths of a column: `fraction` of `width`, at least a sliver for anything above 0. */
export function bar(fraction: number, width: number): string {
  if (!(fraction > 0)) return '';
  const units = Math.max(1, Math.round(Math.min(1, fraction) * width * 8));
  return '█'.repeat(Math.floor(units / 8)) + (eighths[units % 8] ?? '');
}
