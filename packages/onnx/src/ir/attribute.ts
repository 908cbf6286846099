import type { Graph } from './graph.js';
import type { TensorConstant } from './tensor-constant.js';
import type { ValueType } from './value-type.js';

/** An attribute that holds a value itself. Integers are 64 bits wide. */
export type ValueAttribute =
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'floats'; readonly value: readonly number[] }
  | { readonly type: 'graph'; readonly value: Graph }
  | { readonly type: 'graphs'; readonly value: readonly Graph[] }
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'ints'; readonly value: readonly bigint[] }
  | { readonly type: 'sparse-tensor'; readonly value: SparseTensorConstant }
  | { readonly type: 'sparse-tensors'; readonly value: readonly SparseTensorConstant[] }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'tensor'; readonly value: TensorConstant }
  | { readonly type: 'tensors'; readonly value: readonly TensorConstant[] }
  | { readonly type: 'type'; readonly value: ValueType }
  | { readonly type: 'types'; readonly value: readonly ValueType[] };

/** Inside a function's body: the value of the function's own attribute of that name. */
export interface ReferenceAttribute {
  readonly type: 'reference';
  readonly value: string;
  /** The type of the attribute that it stands for. */
  readonly of: ValueAttribute['type'];
}

/** The value of a node's attribute. */
export type Attribute = ReferenceAttribute | ValueAttribute;

export interface SparseTensorConstant {
  readonly values: TensorConstant;
  readonly indices: TensorConstant;
  readonly dims: readonly number[];
}
