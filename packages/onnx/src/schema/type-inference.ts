import type { Attribute } from '../ir/attribute.js';
import type { Node } from '../ir/graph.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import type { TensorType, ValueType } from '../ir/value-type.js';
import { GraphProblem } from '../problems/graph-problem.js';
import type { GraphProblems } from '../problems/graph-problems.js';
import type { InferenceContext } from './inference-context.js';
import type { KnownElements } from './known-elements.js';

/** The types of a graph's values by name. */
export interface TypeLookup {
  type(name: string): ValueType | undefined;
}

/** The inference context of one node where nothing but types is known: who asks for elements fails. */
export class TypeInference implements InferenceContext {
  declare readonly opset: number;
  declare protected readonly node: Node;
  readonly #values: TypeLookup;

  constructor(node: Node, opset: number, values: TypeLookup) {
    this.opset = opset;
    this.node = node;
    this.#values = values;
  }

  get inputCount(): number {
    return this.node.inputs.length;
  }

  get outputCount(): number {
    return this.node.outputs.length;
  }

  input(index: number): ValueType | undefined {
    const name = this.node.inputs[index];
    return name ? this.#values.type(name) : undefined;
  }

  tensor(index: number): TensorType {
    const type = this.input(index);
    return type?.kind === 'tensor' ? type : this.fail('tensor', index, type?.kind);
  }

  constant(_index: number): TensorConstant | undefined {
    return this.fail('elements');
  }

  elements(_index: number): KnownElements | undefined {
    return this.fail('elements');
  }

  constantIntegers(_index: number): readonly (number | null)[] | undefined {
    return this.fail('elements');
  }

  attribute(name: string): Attribute | undefined {
    return this.node.attributes[name];
  }

  integer(name: string): number | undefined;
  integer(name: string, fallback: number): number;
  integer(name: string, fallback?: number): number | undefined {
    const attribute = this.#typed(name, 'int');
    return attribute === undefined ? fallback : Number(attribute.value);
  }

  integers(name: string): readonly number[] | undefined {
    return this.#typed(name, 'ints')?.value.map(Number);
  }

  float(name: string, fallback: number): number {
    return this.#typed(name, 'float')?.value ?? fallback;
  }

  text(name: string, fallback: string): string {
    return this.#typed(name, 'string')?.value ?? fallback;
  }

  /** @throws {GraphProblem} always. */
  fail(problem: string): never;
  fail<Kind extends keyof GraphProblems>(kind: Kind, ...values: GraphProblems[Kind]): never;
  fail(problem: string, ...values: readonly unknown[]): never {
    throw new GraphProblem(this.node, problem, ...values);
  }

  /** An attribute if it is of a type. */
  #typed<Type extends Attribute['type']>(name: string, type: Type): Extract<Attribute, { type: Type }> | undefined {
    const attribute = this.attribute(name);
    return isOfType(attribute, type) ? attribute : undefined;
  }
}

function isOfType<Type extends Attribute['type']>(
  attribute: Attribute | undefined,
  type: Type,
): attribute is Extract<Attribute, { type: Type }> {
  return attribute?.type === type;
}
