import type { Node } from '../ir/graph.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import type { ValueType } from '../ir/value-type.js';
import { isEvaluated } from './is-evaluated.js';
import type { KnownElements } from './known-elements.js';
import { KnownTypes } from './known-types.js';
import { NodeInference, type ValueLookup } from './node-inference.js';
import type { OperatorSchema } from './operator-schema.js';
import type { ShapeArithmetic } from './shape-arithmetic.js';

/** Everything known of a graph's values before it runs: types, constants and shape arithmetic. Grows node by node. */
export class KnownValues extends KnownTypes implements ValueLookup {
  readonly #constants = new Map<string, TensorConstant>();
  readonly #elements = new Map<string, KnownElements | undefined>();
  readonly #evaluations = new Map<string, (arithmetic: ShapeArithmetic) => KnownElements | undefined>();

  constant(name: string): TensorConstant | undefined {
    return this.#constants.get(name);
  }

  /** Computed when they are first asked for. */
  elements(name: string, arithmetic: ShapeArithmetic): KnownElements | undefined {
    if (this.#elements.has(name)) return this.#elements.get(name);
    const constant = this.#constants.get(name);
    const elements = constant === undefined ? this.#evaluations.get(name)?.(arithmetic) : arithmetic.constant(constant);
    this.#elements.set(name, elements);
    return elements;
  }

  override setConstant(name: string, constant: TensorConstant): void {
    super.setConstant(name, constant);
    if (constant.data.kind === 'inline') this.#constants.set(name, constant);
    this.#elements.delete(name);
  }

  /** Takes over everything known of another value. */
  copy(name: string, source: ValueLookup, sourceName: string): void {
    const type = source.type(sourceName);
    const constant = source.constant(sourceName);
    if (type !== undefined) this.setType(name, type);
    if (constant !== undefined) this.#constants.set(name, constant);
    this.#elements.delete(name);
    this.#evaluations.set(name, (arithmetic) => source.elements(sourceName, arithmetic));
  }

  override rename(name: string, newName: string): void {
    this.copy(newName, this, name);
  }

  /** Keeps nothing but the type: the value may change from run to run. */
  forgetConstant(name: string): void {
    this.#constants.delete(name);
    this.#elements.delete(name);
  }

  /**
   * Infers the types of a node's outputs and remembers them, and how their elements are computed.
   * @throws {InvalidGraphError} if the node cannot be computed with its inputs
   */
  override applyNode(node: Node, schema: OperatorSchema, opset: number): readonly ValueType[] {
    const context = new NodeInference(node, opset, this, schema.arithmetic);
    const types = super.applyNode(node, schema, opset, context);
    node.outputs.forEach((name, index) => {
      if (name === '' || types[index] === undefined) return;
      this.#elements.delete(name);
      if (!isEvaluated(schema)) return;
      this.#evaluations.set(
        name,
        (arithmetic) => arithmetic.evaluate(schema, new NodeInference(node, opset, this, arithmetic), types)[index],
      );
    });
    const value = node.opType === 'Constant' && node.domain === '' ? node.attributes.value : undefined;
    const [output] = node.outputs;
    if (value?.type === 'tensor' && output) this.setConstant(output, value.value);
    return types;
  }
}
