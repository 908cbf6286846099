import type { ReferenceOperator } from '../reference-operator.js';
import type { Element } from '../tensors/element.js';
import { groupByAxes } from '../tensors/group-by-axes.js';
import { makeTensor } from '../tensors/make-tensor.js';

/** Where along an axis the largest or smallest element stands, the first or the last such. */
function argExtreme(isBetter: (candidate: Element, best: Element) => boolean): ReferenceOperator {
  return (run) => {
    const input = run.tensor(0);
    const axis = run.axis(run.integer('axis', 0), input.dims.length);
    const takesLast = run.integer('select_last_index', 0) !== 0;
    const { dims, groups } = groupByAxes(input, [axis]);
    const places = groups.map((group) =>
      group.reduce((best: number, candidate, place) => {
        const current = group[best] ?? candidate;
        return isBetter(candidate, current) || (takesLast && candidate === current) ? place : best;
      }, 0),
    );
    return [makeTensor('int64', run.integer('keepdims', 1) === 0 ? dims.toSpliced(axis, 1) : dims, places)];
  };
}

export const argExtremes: Readonly<Record<string, ReferenceOperator>> = {
  ArgMax: argExtreme((candidate, best) => candidate > best),
  ArgMin: argExtreme((candidate, best) => candidate < best),
};
