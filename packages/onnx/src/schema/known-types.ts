import type { Node } from '../ir/graph.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { tensorType } from '../ir/tensor-type.js';
import type { ValueType } from '../ir/value-type.js';
import type { InferenceContext } from './inference-context.js';
import type { OperatorSchema } from './operator-schema.js';
import { TypeInference, type TypeLookup } from './type-inference.js';

/** The types of a graph's values. Grows node by node. */
export class KnownTypes implements TypeLookup {
  readonly #types = new Map<string, ValueType>();

  type(name: string): ValueType | undefined {
    return this.#types.get(name);
  }

  setType(name: string, type: ValueType): void {
    this.#types.set(name, type);
  }

  setConstant(name: string, { dataType, dims }: TensorConstant): void {
    this.setType(name, tensorType(dataType, dims));
  }

  /** Gives a value a second name. */
  rename(name: string, newName: string): void {
    const type = this.type(name);
    if (type !== undefined) this.setType(newName, type);
  }

  /**
   * Infers the types of a node's outputs and remembers them.
   * @param context what the schema may ask of the node. @default the types of its inputs
   * @throws {GraphProblem} if the node cannot be computed with its inputs
   */
  applyNode(
    node: Node,
    schema: OperatorSchema,
    opset: number,
    context: InferenceContext = new TypeInference(node, opset, this),
  ): readonly ValueType[] {
    const types = schema.infer(context);
    if (types.length < node.outputs.length) context.fail('outputs', types.length);
    node.outputs.forEach((name, index) => {
      const type = types[index];
      if (name !== '' && type !== undefined) this.setType(name, type);
    });
    return types;
  }
}
