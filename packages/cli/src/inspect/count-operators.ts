import type { Graph } from '@automodel/onnx';

export interface OperatorCount {
  /** The operator; those of other domains than ONNX's own with it: `domain.Name`. */
  readonly operator: string;
  readonly count: number;
}

/** How often a graph has which operator, the most frequent first. */
export function countOperators({ nodes }: Graph): readonly OperatorCount[] {
  const counts = new Map<string, number>();
  for (const { domain, opType } of nodes) {
    const operator = domain === '' ? opType : `${domain}.${opType}`;
    counts.set(operator, (counts.get(operator) ?? 0) + 1);
  }
  return Array.from(counts, ([operator, count]) => ({ operator, count })).sort(
    (left, right) => right.count - left.count || left.operator.localeCompare(right.operator),
  );
}
