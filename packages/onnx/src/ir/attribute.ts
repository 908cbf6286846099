import type { Graph } from './graph.js';
import type { TensorConstant } from './tensor-data.js';
import type { ValueType } from './value-type.js';

/** The value of a node's attribute. Integers are 64 bits wide. */
export type Attribute =
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'floats'; readonly value: readonly number[] }
  | { readonly type: 'graph'; readonly value: Graph }
  | { readonly type: 'graphs'; readonly value: readonly Graph[] }
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'ints'; readonly value: readonly bigint[] }
  | { readonly type: 'reference'; readonly value: string; readonly of: string }
  | { readonly type: 'sparse-tensor'; readonly value: SparseTensorConstant }
  | { readonly type: 'sparse-tensors'; readonly value: readonly SparseTensorConstant[] }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'tensor'; readonly value: TensorConstant }
  | { readonly type: 'tensors'; readonly value: readonly TensorConstant[] }
  | { readonly type: 'type'; readonly value: ValueType }
  | { readonly type: 'types'; readonly value: readonly ValueType[] };

export interface SparseTensorConstant {
  readonly values: TensorConstant;
  readonly indices: TensorConstant;
  readonly dims: readonly number[];
}
