import { InvalidGraphError } from '@automodel/contracts';
import type { Attribute } from '../ir/attribute.js';
import type { Node } from '../ir/graph.js';
import { nodeLabel } from '../ir/node-label.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import type { TensorType, ValueType } from '../ir/value-type.js';
import type { InferenceContext } from './inference-context.js';
import type { KnownElements } from './known-elements.js';
import type { ShapeArithmetic } from './shape-arithmetic.js';

/** What is known of a graph's values by name. */
export interface ValueLookup {
  type(name: string): ValueType | undefined;
  constant(name: string): TensorConstant | undefined;
  elements(name: string, arithmetic: ShapeArithmetic): KnownElements | undefined;
}

/** The inference context of one node whose inputs all have types. */
export class NodeInference implements InferenceContext {
  readonly opset: number;
  readonly #node: Node;
  readonly #values: ValueLookup;
  readonly #arithmetic: ShapeArithmetic | undefined;

  constructor(node: Node, opset: number, values: ValueLookup, arithmetic: ShapeArithmetic | undefined) {
    this.opset = opset;
    this.#node = node;
    this.#values = values;
    this.#arithmetic = arithmetic;
  }

  get inputCount(): number {
    return this.#node.inputs.length;
  }

  get outputCount(): number {
    return this.#node.outputs.length;
  }

  input(index: number): ValueType | undefined {
    const name = this.#node.inputs[index];
    return name ? this.#values.type(name) : undefined;
  }

  tensor(index: number): TensorType {
    const type = this.input(index);
    if (type === undefined) return this.fail(`input ${index} is missing; it must be a tensor`);
    if (type.kind !== 'tensor') return this.fail(`input ${index} is a ${type.kind}; it must be a tensor`);
    return type;
  }

  constant(index: number): TensorConstant | undefined {
    const name = this.#node.inputs[index];
    return name ? this.#values.constant(name) : undefined;
  }

  elements(index: number): KnownElements | undefined {
    const name = this.#node.inputs[index];
    if (!name) return undefined;
    return this.#values.elements(
      name,
      this.#arithmetic ?? this.fail('its schema has no `arithmetic: shapeArithmetic`'),
    );
  }

  constantIntegers(index: number): readonly (number | null)[] | undefined {
    const known = this.elements(index);
    if (known === undefined || known.dims.length > 1) return undefined;
    return known.elements.map((element) => (typeof element === 'number' ? element : null));
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

  fail(problem: string): never {
    throw new InvalidGraphError({ node: nodeLabel(this.#node), operator: this.#node.opType, problem });
  }
}
