import { type Cell, renderTable } from '../output/render-table.js';
import type { Style } from '../output/style.js';
import type { TensorComparison } from './tensor-comparison.js';

/** The comparisons as a table in the order of computation, and the first tensor that diverges. */
export function renderComparisons(comparisons: readonly TensorComparison[], style: Style): string[] {
  const rows = comparisons.map((comparison) => {
    const { name, dims, maximumError, relativeError, isWithinTolerance } = comparison;
    const verdict: Cell = isWithinTolerance
      ? { text: 'same', paint: (text) => style('green', text) }
      : { text: 'differs', paint: (text) => style('red', text) };
    const cells: readonly Cell[] = [
      { text: name },
      { text: `[${dims.join(', ')}]` },
      { text: maximumError.toExponential(1), align: 'right' },
      { text: relativeError.toExponential(1), align: 'right' },
      verdict,
    ];
    return { cells };
  });
  const titles = ['tensor', 'shape', 'largest error', 'of largest value', ''];
  const header = titles.map(
    (text, column): Cell => ({
      text,
      paint: (plain) => style('bold', plain),
      align: column === 2 || column === 3 ? 'right' : 'left',
    }),
  );
  return [...renderTable([{ cells: header }, ...rows]), '', firstDivergence(comparisons)];
}

function firstDivergence(comparisons: readonly TensorComparison[]): string {
  const first = comparisons.find(({ isWithinTolerance }) => !isWithinTolerance);
  if (first === undefined) return 'No tensor diverges.';
  if (first.expectedDims !== undefined) {
    return `The first that diverges is ${first.name}: its shape is [${first.dims.join(', ')}], but should be [${first.expectedDims.join(', ')}].`;
  }
  return `The first that diverges is ${first.name}, most of all at [${first.position.join(', ')}], by ${first.maximumError.toExponential(1)}.`;
}
