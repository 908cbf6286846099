import type { Node } from '../ir/graph.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { tensorType } from '../ir/tensor-type.js';
import type { ValueType } from '../ir/value-type.js';
import { constantElements } from '../tensors/constant-elements.js';
import type { KnownElements } from './known-elements.js';
import { NodeInference, type ValueLookup } from './node-inference.js';
import type { OperatorSchema } from './operator-schema.js';

/** Everything known of a graph's values before it runs: types, constants and shape arithmetic. Grows node by node. */
export class KnownValues implements ValueLookup {
  readonly #types = new Map<string, ValueType>();
  readonly #constants = new Map<string, TensorConstant>();
  readonly #elements = new Map<string, KnownElements | undefined>();

  type(name: string): ValueType | undefined {
    return this.#types.get(name);
  }

  constant(name: string): TensorConstant | undefined {
    return this.#constants.get(name);
  }

  elements(name: string): KnownElements | undefined {
    if (this.#elements.has(name)) return this.#elements.get(name);
    const constant = this.#constants.get(name);
    if (constant === undefined) return undefined;
    const elements = constantElements(constant);
    this.#elements.set(name, elements);
    return elements;
  }

  setType(name: string, type: ValueType): void {
    this.#types.set(name, type);
  }

  setConstant(name: string, constant: TensorConstant): void {
    this.#types.set(name, tensorType(constant.dataType, constant.dims));
    if (constant.data.kind === 'inline') this.#constants.set(name, constant);
  }

  /** Takes over everything known of another value. */
  copy(name: string, source: ValueLookup, sourceName: string): void {
    const type = source.type(sourceName);
    const constant = source.constant(sourceName);
    if (type !== undefined) this.#types.set(name, type);
    if (constant !== undefined) this.#constants.set(name, constant);
    this.#elements.set(name, source.elements(sourceName));
  }

  /** Keeps nothing but the type: the value may change from run to run. */
  forgetConstant(name: string): void {
    this.#constants.delete(name);
    this.#elements.delete(name);
  }

  /**
   * Infers the types of a node's outputs, evaluates it where its inputs are known, and remembers both.
   * @throws {InvalidGraphError} if the node cannot be computed with its inputs
   */
  applyNode(node: Node, schema: OperatorSchema, opset: number): readonly ValueType[] {
    const context = new NodeInference(node, opset, this);
    const types = schema.infer(context);
    if (types.length < node.outputs.length) {
      context.fail(`it has ${node.outputs.length} outputs here; this form of the operator gives ${types.length}`);
    }
    const elements = schema.evaluate?.(context, types) ?? [];
    node.outputs.forEach((name, index) => {
      const type = types[index];
      if (name === '' || type === undefined) return;
      this.setType(name, type);
      this.#elements.set(name, elements[index]);
    });
    const value = node.opType === 'Constant' && node.domain === '' ? node.attributes.value : undefined;
    const [output] = node.outputs;
    if (value?.type === 'tensor' && output) {
      this.#elements.delete(output);
      this.setConstant(output, value.value);
    }
    return types;
  }
}
