import { InvalidGraphError } from '@automodel/contracts';
import type { Attribute, Node, TensorConstant } from '@automodel/onnx';
import type { Operand, TensorIndex } from '../plan/plan.js';
import type { WeightSource } from '../plan/weight-source.js';

/** What the lowering of a whole graph offers to the lowering of one node. */
export interface LoweringState {
  /** Constant values by name: initializers, constants and what is computed from them alone. */
  readonly constants: Map<string, TensorConstant>;
  /** Tensors by value name. */
  readonly tensors: Map<string, TensorIndex>;
  readonly dims: (name: string) => readonly number[];
  readonly addTensor: (name: string) => TensorIndex;
}

/** One node during lowering: reads its inputs and attributes in the terms of the plan. */
export class NodeContext {
  readonly node: Node;
  readonly #state: LoweringState;

  constructor(node: Node, state: LoweringState) {
    this.node = node;
    this.#state = state;
  }

  has(index: number): boolean {
    return (this.node.inputs[index] ?? '') !== '';
  }

  dims(index: number): readonly number[] {
    return this.#state.dims(this.#inputName(index));
  }

  outputDims(): readonly number[] {
    return this.#state.dims(this.#outputName());
  }

  constant(index: number): TensorConstant | undefined {
    return this.#state.constants.get(this.node.inputs[index] ?? '');
  }

  /** A constant input that the operator cannot do without. */
  weight(index: number): WeightSource {
    const constant = this.constant(index);
    return constant ?? this.fail(`its input ${index} must be a constant`);
  }

  optionalWeight(index: number): WeightSource | undefined {
    return this.has(index) ? this.weight(index) : undefined;
  }

  tensor(index: number): TensorIndex {
    const tensor = this.#state.tensors.get(this.#inputName(index));
    return tensor ?? this.fail(`its input ${index} must be computed at run time`);
  }

  operand(index: number): Operand {
    const value = this.constant(index);
    return value === undefined ? { kind: 'tensor', tensor: this.tensor(index) } : { kind: 'constant', value };
  }

  /** Declares the node's first output. */
  output(): TensorIndex {
    return this.#state.addTensor(this.#outputName());
  }

  integer(name: string, fallback: number): number {
    const attribute = this.#attribute(name, 'int');
    return attribute === undefined ? fallback : Number(attribute.value);
  }

  integers(name: string, fallback: readonly number[]): readonly number[] {
    const attribute = this.#attribute(name, 'ints');
    return attribute === undefined ? fallback : attribute.value.map(Number);
  }

  float(name: string, fallback: number): number {
    return this.#attribute(name, 'float')?.value ?? fallback;
  }

  text(name: string, fallback: string): string {
    return this.#attribute(name, 'string')?.value ?? fallback;
  }

  fail(problem: string): never {
    throw new InvalidGraphError({ node: this.node.name, operator: this.node.opType, problem });
  }

  #attribute<Type extends Attribute['type']>(name: string, type: Type): Extract<Attribute, { type: Type }> | undefined {
    const attribute = this.node.attributes[name];
    if (attribute === undefined) return undefined;
    return isOfType(attribute, type) ? attribute : this.fail(`its attribute "${name}" must be of type ${type}`);
  }

  #inputName(index: number): string {
    return this.node.inputs[index] ?? this.fail(`it has no input ${index}`);
  }

  #outputName(): string {
    return this.node.outputs[0] ?? this.fail('it has no output');
  }
}

function isOfType<Type extends Attribute['type']>(
  attribute: Attribute,
  type: Type,
): attribute is Extract<Attribute, { type: Type }> {
  return attribute.type === type;
}
