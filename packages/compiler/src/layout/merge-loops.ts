/** One loop: how often it runs, and elements from step to step in each tensor. */
export interface Loop {
  readonly size: number;
  readonly strides: readonly number[];
}

/** Makes one loop of neighbours that step evenly, and leaves out those of one step. */
export function mergeLoops(loops: readonly Loop[]): readonly Loop[] {
  const merged: Loop[] = [];
  for (const loop of loops.toReversed()) {
    const inner = merged.at(-1);
    if (loop.size === 1) continue;
    const isEven = inner?.strides.every((stride, index) => stride * inner.size === loop.strides[index]);
    if (inner !== undefined && isEven) {
      merged[merged.length - 1] = { size: inner.size * loop.size, strides: inner.strides };
    } else {
      merged.push(loop);
    }
  }
  return merged.reverse();
}
