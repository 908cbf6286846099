import type { TensorType } from '../ir/value-type.js';
import type { GraphBuilder } from './graph-builder.js';

/** A tensor of a graph under construction: what op functions take and give. */
export interface Value {
  readonly graph: GraphBuilder;
  readonly name: string;
  readonly type: TensorType;
}
