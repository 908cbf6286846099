import type { NodeRun } from '../node-run.js';
import { countElements } from '../tensors/count-elements.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { withDims } from '../tensors/with-dims.js';

/** A matrix: the axes before `axis` are its rows, those from it on its columns. */
export function flatten(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const rank = input.dims.length;
  const given = run.integer('axis', 1);
  const axis = given === rank ? rank : run.axis(given, rank);
  return [withDims(input, [countElements(input.dims.slice(0, axis)), countElements(input.dims.slice(axis))])];
}
