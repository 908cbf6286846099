import type { NodeRun } from '../node-run.js';

/** The dims that several stretch to by NumPy's rule: aligned at the right, ones repeat. */
export function broadcastDims(run: NodeRun, all: readonly (readonly number[])[]): readonly number[] {
  const rank = Math.max(0, ...all.map((dims) => dims.length));
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = all.map((dims) => dims[axis - (rank - dims.length)] ?? 1);
    const size = sizes.find((candidate) => candidate !== 1) ?? 1;
    if (sizes.every((candidate) => candidate === 1 || candidate === size)) return size;
    return run.fail(`the shapes ${all.map((dims) => `[${dims.join(', ')}]`).join(' and ')} do not broadcast`);
  });
}
