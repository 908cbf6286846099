import type { Attribute, SparseTensorConstant } from './attribute.js';
import type { TensorConstant } from './tensor-constant.js';
import type { ValueType } from './value-type.js';

/** A named value with its type; undefined where the file does not state one. */
export interface ValueInfo {
  readonly name: string;
  readonly type: ValueType | undefined;
}

/** One application of an operator. An empty name stands for an optional input or output that is left out. */
export interface Node {
  readonly name: string;
  /** The operator, such as `Conv`. */
  readonly opType: string;
  /** The operator set that it belongs to; '' is ONNX's own. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** Chooses among functions of one domain and name; left out for the plain one. */
  readonly overload?: string;
}

/** A directed acyclic graph of nodes in topological order. Plain data: print it, compare it, store it. */
export interface Graph {
  readonly name: string;
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  /** Types of values between the nodes, as far as they are known. */
  readonly values: readonly ValueInfo[];
  readonly initializers: readonly TensorConstant[];
  /** Initializers that list their non-zero elements only; each is named after its `values`. Left out if there are none. */
  readonly sparseInitializers?: readonly SparseTensorConstant[];
  readonly nodes: readonly Node[];
}
