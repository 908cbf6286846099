import { InvalidGraphError } from '@automodel/core';
import { type Attribute, type Node, nodeLabel } from '@automodel/onnx';
import { NumberGrid } from './tensors/number-grid.js';
import type { ReferenceTensor } from './tensors/reference-tensor.js';

/** What an operator of the reference interpreter may ask of the node at hand. */
export class NodeRun {
  /** The version of the operator's set that the model imports. */
  readonly opset: number;
  readonly #node: Node;
  readonly #inputs: readonly (ReferenceTensor | undefined)[];

  constructor(node: Node, opset: number, inputs: readonly (ReferenceTensor | undefined)[]) {
    this.opset = opset;
    this.#node = node;
    this.#inputs = inputs;
  }

  get inputCount(): number {
    return this.#inputs.length;
  }

  get outputCount(): number {
    return this.#node.outputs.length;
  }

  /** An input that may be left out. */
  optional(index: number): ReferenceTensor | undefined {
    return this.#inputs[index];
  }

  /** An input that must be there. */
  tensor(index: number): ReferenceTensor {
    return this.#inputs[index] ?? this.fail(`input ${index} is missing`);
  }

  /** The numbers of an input that must be there. */
  grid(index: number): NumberGrid {
    return NumberGrid.of(this.tensor(index));
  }

  /** The elements of an input of integers, such as axes or a shape; undefined if it is left out. */
  inputIntegers(index: number): readonly number[] | undefined {
    const tensor = this.#inputs[index];
    return tensor === undefined ? undefined : Array.from<bigint | number | string, number>(tensor.data, Number);
  }

  /** The only element of an input; the fallback if it is left out. */
  scalar(index: number, fallback: number): number {
    return this.inputIntegers(index)?.[0] ?? fallback;
  }

  attribute(name: string): Attribute | undefined {
    return this.#node.attributes[name];
  }

  integer(name: string): number | undefined;
  integer(name: string, fallback: number): number;
  integer(name: string, fallback?: number): number | undefined {
    const attribute = this.attribute(name);
    return attribute?.type === 'int' ? Number(attribute.value) : fallback;
  }

  integers(name: string): readonly number[] | undefined {
    const attribute = this.attribute(name);
    return attribute?.type === 'ints' ? attribute.value.map(Number) : undefined;
  }

  float(name: string, fallback: number): number {
    const attribute = this.attribute(name);
    return attribute?.type === 'float' ? attribute.value : fallback;
  }

  text(name: string, fallback: string): string {
    const attribute = this.attribute(name);
    return attribute?.type === 'string' ? attribute.value : fallback;
  }

  /** An axis counted from the front. */
  axis(axis: number, rank: number): number {
    if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
    return this.fail(`axis ${axis} is outside [${-rank}, ${rank - 1}], the axes of a tensor of ${rank} dimensions`);
  }

  /** A place along an axis of some length counted from the front. */
  index(index: number, length: number): number {
    if (index >= -length && index < length) return index < 0 ? index + length : index;
    return this.fail(`index ${index} is outside [${-length}, ${length - 1}]`);
  }

  /** Throws an InvalidGraphError that names the node and its operator. */
  fail(problem: string): never {
    throw new InvalidGraphError({ node: nodeLabel(this.#node), operator: this.#node.opType, problem });
  }
}
