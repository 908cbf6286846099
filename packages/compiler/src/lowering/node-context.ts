import { type Attribute, dataTypeFromCode, GraphProblem, type Node, type ValueInfo } from '@automodel/onnx';
import type { Operand, TensorIndex } from '../plan/plan.js';
import type { WeightSource } from '../plan/weight-source.js';
import type { InvalidNodes, UnsupportedForms } from '../problems/compilation-problems.js';
import type { DraftTensor } from './draft.js';
import type { RareLowerings } from './rare-lowerings.js';

/** What the lowering of a whole graph offers to the lowering of one node. */
export interface LoweringState {
  /** Constant values by name: initializers, constants and what is computed from them alone. */
  readonly constants: Map<string, WeightSource>;
  /** Values of the graph whose dimensions are known, by name. */
  readonly forms: ReadonlyMap<string, { readonly value: ValueInfo; readonly dims: readonly number[] }>;
  /** The tensor of a value; constants are copied into one. */
  readonly tensor: (name: string) => TensorIndex | undefined;
  /** Those of the plan; what is no value of the graph is put behind them. */
  readonly tensors: DraftTensor[];
  readonly dims: (name: string) => readonly number[];
  readonly addTensor: (name: string) => TensorIndex;
  readonly rare: RareLowerings | undefined;
}

/** One node during lowering: reads its inputs and attributes in the terms of the plan. */
export class NodeContext {
  readonly node: Node;
  readonly state: LoweringState;

  constructor(node: Node, state: LoweringState) {
    this.node = node;
    this.state = state;
  }

  has(index: number): boolean {
    return (this.node.inputs[index] ?? '') !== '';
  }

  dims(index: number): readonly number[] {
    return this.state.dims(this.#inputName(index));
  }

  outputDims(index = 0): readonly number[] {
    return this.state.dims(this.#outputName(index));
  }

  /** Whether the attribute `to` says float32. */
  isToFloat32(): boolean {
    return dataTypeFromCode(this.integer('to', 0)) === 'float32';
  }

  constant(index: number): WeightSource | undefined {
    return this.state.constants.get(this.node.inputs[index] ?? '');
  }

  /** A constant input that the operator cannot do without. */
  weight(index: number): WeightSource {
    const constant = this.constant(index);
    return constant ?? this.unsupported('weight', index);
  }

  optionalWeight(index: number): WeightSource | undefined {
    return this.has(index) ? this.weight(index) : undefined;
  }

  tensor(index: number): TensorIndex {
    const name = this.#inputName(index);
    return this.state.tensor(name) ?? this.fail('order', name);
  }

  operand(index: number): Operand {
    const value = this.constant(index);
    return value === undefined ? { kind: 'tensor', tensor: this.tensor(index) } : { kind: 'constant', value };
  }

  /** Declares an output of the node. */
  output(index = 0): TensorIndex {
    return this.state.addTensor(this.#outputName(index));
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

  /** @throws {GraphProblem} that tells which form of the operator is not compiled: it becomes an UnsupportedOperatorsError. */
  unsupported(form: string): never;
  unsupported<Form extends keyof UnsupportedForms>(form: Form, ...values: UnsupportedForms[Form]): never;
  unsupported(form: string, ...values: readonly unknown[]): never {
    throw new GraphProblem(this.node, 'form', form, ...values);
  }

  /** @throws {GraphProblem} that tells what is wrong with the node: it becomes an InvalidGraphError. */
  fail(problem: string): never;
  fail<Problem extends keyof InvalidNodes>(problem: Problem, ...values: InvalidNodes[Problem]): never;
  fail(problem: string, ...values: readonly unknown[]): never {
    throw new GraphProblem(this.node, 'invalid', problem, ...values);
  }

  #attribute<Type extends Attribute['type']>(name: string, type: Type): Extract<Attribute, { type: Type }> | undefined {
    const attribute = this.node.attributes[name];
    if (attribute === undefined) return undefined;
    return isOfType(attribute, type) ? attribute : this.fail('attribute', name, type);
  }

  #inputName(index: number): string {
    return this.node.inputs[index] ?? this.fail('input', index);
  }

  #outputName(index: number): string {
    return this.node.outputs[index] ?? this.fail('output', index);
  }
}

function isOfType<Type extends Attribute['type']>(
  attribute: Attribute,
  type: Type,
): attribute is Extract<Attribute, { type: Type }> {
  return attribute.type === type;
}
