import type { DataType } from './data-type.js';
import type { Shape } from './shape.js';

/** A dense tensor. */
export interface TensorType {
  readonly kind: 'tensor';
  readonly dataType: DataType;
  readonly shape: Shape;
}

/** A sparse tensor. */
export interface SparseTensorType {
  readonly kind: 'sparse-tensor';
  readonly dataType: DataType;
  readonly shape: Shape;
}

export interface SequenceType {
  readonly kind: 'sequence';
  readonly element: ValueType;
}

export interface OptionalType {
  readonly kind: 'optional';
  readonly element: ValueType;
}

export interface MapType {
  readonly kind: 'map';
  readonly key: DataType;
  readonly value: ValueType;
}

/** The type of a value that flows through a graph. */
export type ValueType = MapType | OptionalType | SequenceType | SparseTensorType | TensorType;
