/** Scores in the order of their labels' names. */
export function scores(labels: readonly { readonly label: string; readonly score: number }[]): number[] {
  return [...labels].sort((left, right) => (left.label < right.label ? -1 : 1)).map(({ score }) => score);
}
