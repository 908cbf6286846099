import type { Attribute } from '../ir/attribute.js';
import type { Node } from '../ir/graph.js';
import type { ValueType } from '../ir/value-type.js';
import type { InferenceContext } from './inference-context.js';
import type { KnownElements } from './known-elements.js';
import type { Lifting } from './lifting.js';
import type { ElementOperation, ShapeArithmetic } from './shape-arithmetic.js';

export interface AttributeSchema {
  readonly type: Attribute['type'];
  /** @default false */
  readonly required?: boolean;
  /** The first operator set that has the attribute. @default sinceVersion of the schema */
  readonly since?: number;
  /** The last operator set that has the attribute. @default the newest */
  readonly until?: number;
}

/** How many inputs or outputs an operator takes. */
export interface Arity {
  readonly min: number;
  /** Infinity for a variadic operator. */
  readonly max: number;
}

/** What an operator is, without how it is computed: arity, attributes and the types of its outputs. */
export interface OperatorSchema {
  /** The operator's name in ONNX, such as `Conv`. */
  readonly name: string;
  /** '' for ONNX's own operators. */
  readonly domain: string;
  /** The first operator set whose form of the operator this schema describes (older forms that differ only in types count). */
  readonly sinceVersion: number;
  readonly inputs: Arity;
  readonly outputs: Arity;
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  /**
   * A node of a model of an older operator set in the form of ours; left out where the form has not changed.
   * @throws {InvalidGraphError} if the node cannot be told in that form.
   */
  lift?(node: Node, lifting: Lifting): readonly Node[];
  /**
   * The types of the outputs, one per output, with as much of the shapes as the inputs tell.
   * @throws {InvalidGraphError} if the inputs cannot be computed with.
   */
  infer(context: InferenceContext): readonly ValueType[];
  /** `shapeArithmetic`, for operators whose `infer` asks for elements: pages without such operators hold no code for it. */
  readonly arithmetic?: ShapeArithmetic;
  /** For elementwise operators that shape arithmetic is made of; `kept` for those that only give their first input another shape. */
  readonly elementOperation?: ElementOperation | 'kept';
  /**
   * The elements of the outputs where the inputs' elements are known, of other operators that shape arithmetic is made of.
   * @param types what `infer` answered
   */
  evaluate?(context: InferenceContext, types: readonly ValueType[]): readonly (KnownElements | undefined)[];
}
