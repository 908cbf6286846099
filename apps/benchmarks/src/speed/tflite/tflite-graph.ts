import type { TfliteModel, TfliteOperation, TfliteOperator, TfliteTensor } from './tflite-model.js';

/** A network of TensorFlow Lite in the making. */
export class TfliteGraph {
  readonly #tensors: TfliteTensor[] = [];
  readonly #operators: TfliteOperator[] = [];

  /** @returns the tensor's position. */
  addTensor(tensor: TfliteTensor): number {
    return this.#tensors.push(tensor) - 1;
  }

  addFloats(name: string, shape: readonly number[], values: Float32Array): number {
    const data = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    return this.addTensor({ name, type: 'float32', shape, data });
  }

  addIntegers(name: string, shape: readonly number[], values: readonly number[]): number {
    return this.addTensor({ name, type: 'int32', shape, data: new Uint8Array(Int32Array.from(values).buffer) });
  }

  /** Applies an operation; its result is a new tensor, whose position is returned. */
  apply(operation: TfliteOperation, inputs: readonly number[], name: string, shape: readonly number[]): number {
    const output = this.addTensor({ name, type: 'float32', shape });
    this.#operators.push({ operation, inputs, outputs: [output] });
    return output;
  }

  shapeOf(tensor: number): readonly number[] {
    return this.#tensors[tensor]?.shape ?? [];
  }

  finish(inputs: readonly number[], outputs: readonly number[]): TfliteModel {
    return { tensors: this.#tensors, operators: this.#operators, inputs, outputs };
  }
}
