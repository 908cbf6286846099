import type { CaseResult } from './case-result.js';

/** How many cases of an operator pass, are unsupported and are wrong. */
export interface OutcomeCounts {
  readonly passes: number;
  readonly unsupported: number;
  readonly wrong: number;
}

/** The row for models of several nodes. */
export const severalOperators = '(several operators)';

/** Results counted by operator, in alphabetical order. */
export function operatorCounts(results: readonly CaseResult[]): Readonly<Record<string, OutcomeCounts>> {
  const counts = new Map<string, OutcomeCounts>();
  for (const { operator = severalOperators, outcome } of results) {
    const known = counts.get(operator) ?? { passes: 0, unsupported: 0, wrong: 0 };
    counts.set(operator, { ...known, [outcome]: known[outcome] + 1 });
  }
  return Object.fromEntries([...counts].sort(([left], [right]) => (left < right ? -1 : 1)));
}
