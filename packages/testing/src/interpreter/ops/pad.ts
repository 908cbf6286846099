import type { NodeRun } from '../node-run.js';
import { pickElements } from '../tensors/pick-elements.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Where the element beside the input comes from; undefined for the constant. */
type Continuation = (place: number, length: number) => number | undefined;

const continuations: Readonly<Record<string, Continuation>> = {
  constant: () => undefined,
  edge: (place, length) => Math.max(0, Math.min(place, length - 1)),
  reflect: (place, length) => {
    const period = Math.max(1, 2 * (length - 1));
    const within = ((place % period) + period) % period;
    return within < length ? within : period - within;
  },
  wrap: (place, length) => ((place % length) + length) % length,
};

/** Elements added before and after, or with negative pads taken away, along some axes. */
export function pad(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const pads = run.inputIntegers(1) ?? run.fail('input 1 is missing');
  const mode = run.text('mode', 'constant');
  const continuation = continuations[mode] ?? run.fail(`the mode "${mode}" is none of constant, edge, reflect, wrap`);
  const rank = input.dims.length;
  const axes = (run.inputIntegers(3) ?? input.dims.map((_, axis) => axis)).map((axis) => run.axis(axis, rank));
  const before = input.dims.map((_, axis) => pads[axes.indexOf(axis)] ?? 0);
  const after = input.dims.map((_, axis) => (axes.includes(axis) ? (pads[axes.indexOf(axis) + axes.length] ?? 0) : 0));
  const dims = input.dims.map((length, axis) => Math.max(0, length + (before[axis] ?? 0) + (after[axis] ?? 0)));
  const fill = run.optional(2)?.data[0] ?? (input.dataType === 'string' ? '' : 0);
  const source = (coordinates: readonly number[]): readonly number[] | undefined => {
    const places = coordinates.map((coordinate, axis) => {
      const place = coordinate - (before[axis] ?? 0);
      const length = input.dims[axis] ?? 0;
      return place >= 0 && place < length ? place : continuation(place, length);
    });
    const known = places.filter((place) => place !== undefined);
    return known.length === places.length ? known : undefined;
  };
  return [pickElements(input, dims, source, fill)];
}
