import type { Loop } from '@automodel/compiler';
import { forEachElement } from './element-strides.js';
import type { OperationContext } from './operation-context.js';

/** More calls than this for one step, and plain loops do as well. */
const maximumCalls = 512;

/** What one kernel call computes: some planes of rows, from where in each tensor. */
export interface Block {
  readonly offsets: readonly number[];
  readonly planes: Loop;
  readonly rows: Loop;
  readonly inner: Loop;
}

/**
 * Shares the loops among the threads: the longest of the three that one call runs is cut. Undefined where there are so many around them that plain loops do
 * as well.
 */
export function shareLoops(
  context: OperationContext,
  outer: readonly Loop[],
  inner: Loop,
): readonly (readonly Block[])[] | undefined {
  const repeats = outer.slice(0, -2).reduce((product, { size }) => product * size, 1);
  if (repeats * context.threads > maximumCalls) return undefined;
  const none: Loop = { size: 1, strides: inner.strides.map(() => 0) };
  const loops = { planes: outer.at(-2) ?? none, rows: outer.at(-1) ?? none, inner };
  const rest = outer.slice(0, -2);
  const starts: (readonly number[])[] = [];
  const strides = inner.strides.map((_, tensor) => rest.map((loop) => loop.strides[tensor] ?? 0));
  forEachElement(
    rest.map(({ size }) => size),
    strides,
    (offsets) => starts.push([...offsets]),
  );
  const { planes, rows } = loops;
  const outermost = planes.size > 1 && planes.size >= context.threads ? 'planes' : 'rows';
  const cut = rows.size * planes.size === 1 ? 'inner' : outermost;
  return context.split(loops[cut].size, cut === 'inner' ? 4 : 1).map(([begin, end]) => {
    if (begin >= end) return [];
    const part = { ...loops[cut], size: end - begin };
    return starts.map((start) => ({
      ...loops,
      [cut]: part,
      offsets: start.map((offset, tensor) => offset + begin * (part.strides[tensor] ?? 0)),
    }));
  });
}
