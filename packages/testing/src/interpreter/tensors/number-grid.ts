import type { DataType } from '@automodel/onnx';
import { countElements } from './count-elements.js';
import { makeTensor } from './make-tensor.js';
import { positionOf } from './position-of.js';
import type { ReferenceTensor } from './reference-tensor.js';
import { toNumbers } from './to-numbers.js';

/** The float64 numbers of a tensor by their coordinates; 0 outside. */
export class NumberGrid {
  readonly dims: readonly number[];
  readonly values: Float64Array;

  constructor(dims: readonly number[], values: Float64Array = new Float64Array(countElements(dims))) {
    this.dims = dims;
    this.values = values;
  }

  static of(tensor: ReferenceTensor): NumberGrid {
    return new NumberGrid(tensor.dims, toNumbers(tensor));
  }

  has(coordinates: readonly number[]): boolean {
    return coordinates.every((coordinate, axis) => coordinate >= 0 && coordinate < (this.dims[axis] ?? 0));
  }

  get(coordinates: readonly number[]): number {
    return this.has(coordinates) ? (this.values[positionOf(coordinates, this.dims)] ?? 0) : 0;
  }

  set(coordinates: readonly number[], value: number): void {
    this.values[positionOf(coordinates, this.dims)] = value;
  }

  toTensor(dataType: DataType): ReferenceTensor {
    return makeTensor(dataType, this.dims, this.values);
  }
}
