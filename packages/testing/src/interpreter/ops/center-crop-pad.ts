import type { NodeRun } from '../node-run.js';
import { pickElements } from '../tensors/pick-elements.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Axes cut or filled with zeros on both sides to the given lengths; the odd element goes to the end. */
export function centerCropPad(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const lengths = run.inputIntegers(1) ?? run.fail('input 1 is missing');
  const rank = input.dims.length;
  const axes = (run.integers('axes') ?? input.dims.map((_, axis) => axis)).map((axis) => run.axis(axis, rank));
  const dims = input.dims.map((length, axis) => lengths[axes.indexOf(axis)] ?? length);
  const shifts = input.dims.map((length, axis) => Math.trunc((length - (dims[axis] ?? 0)) / 2));
  return [
    pickElements(input, dims, (coordinates) => {
      const places = coordinates.map((coordinate, axis) => coordinate + (shifts[axis] ?? 0));
      return places.every((place, axis) => place >= 0 && place < (input.dims[axis] ?? 0)) ? places : undefined;
    }),
  ];
}
