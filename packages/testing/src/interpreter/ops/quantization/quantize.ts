import { type DataType, dataTypeBits } from '@automodel/onnx';
import type { NodeRun } from '../../node-run.js';
import { castTensor } from '../../tensors/cast-tensor.js';
import { coordinatesOf } from '../../tensors/coordinates-of.js';
import { makeTensor } from '../../tensors/make-tensor.js';
import { NumberGrid } from '../../tensors/number-grid.js';
import type { ReferenceTensor } from '../../tensors/reference-tensor.js';
import { roundHalfToEven } from '../../tensors/round-half-to-even.js';

/** The integer of a type that is nearest to a number. */
export function saturateInteger(value: number, dataType: DataType): number {
  const bits = dataTypeBits(dataType) ?? 32;
  const isUnsigned = dataType.startsWith('uint');
  const [low, high] = isUnsigned ? [0, 2 ** bits - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
  return Math.min(Math.max(value, low), high);
}

/** Where the scale of an element lies: one for all, one for each place of an axis, or one for each block along it. */
export function scaleCoordinates(
  run: NodeRun,
  coordinates: readonly number[],
  scaleDims: readonly number[],
): readonly number[] {
  const count = scaleDims.reduce((product, size) => product * size, 1);
  if (count === 1) return scaleDims.map(() => 0);
  const axis = run.axis(run.integer('axis', 1), coordinates.length);
  const block = run.integer('block_size', 0);
  if (block === 0) return [coordinates[axis] ?? 0];
  return coordinates.with(axis, Math.floor((coordinates[axis] ?? 0) / block));
}

/** round(x / scale) + zero point in the type of the zero point: integers saturate, small floats are rounded to. */
export function quantizeTensor(run: NodeRun, dataType: DataType): ReferenceTensor {
  const [input, scale] = [run.grid(0), run.grid(1)];
  const zeroPoint = run.optional(2) === undefined ? undefined : run.grid(2);
  const isFloat = dataType.startsWith('float');
  const isSingle = run.tensor(0).dataType !== 'float64';
  const values = Array.from(coordinatesOf(input.dims), (coordinates) => {
    const at = scaleCoordinates(run, coordinates, scale.dims);
    const quotient = input.get(coordinates) / scale.get(at);
    // Quotients are float32, as x and scale are.
    const rounded = isSingle ? Math.fround(quotient) : quotient;
    if (isFloat) return rounded + (zeroPoint?.get(at) ?? 0);
    return saturateInteger(roundHalfToEven(rounded) + (zeroPoint?.get(at) ?? 0), dataType);
  });
  if (!isFloat) return makeTensor(dataType, input.dims, values);
  const saturate = run.integer('saturate', 1) !== 0;
  return castTensor(makeTensor('float64', input.dims, values), dataType, { saturate });
}

/** (x − zero point) × scale. */
export function dequantizeTensor(run: NodeRun, dataType: DataType): ReferenceTensor {
  const [input, scale] = [run.grid(0), run.grid(1)];
  const zeroPoint = run.optional(2) === undefined ? undefined : run.grid(2);
  const output = new NumberGrid(input.dims);
  for (const coordinates of coordinatesOf(input.dims)) {
    const at = scaleCoordinates(run, coordinates, scale.dims);
    output.set(coordinates, (input.get(coordinates) - (zeroPoint?.get(at) ?? 0)) * scale.get(at));
  }
  return output.toTensor(dataType);
}
